"""Doors: My day, who is here, the journal."""

from datetime import datetime, time, timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.attitudes.moment_queries import newest_shared
from augenhoehe.attitudes.team_rules import shared_moments_for
from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, number_in, show_part
from augenhoehe.base.pages import COUNT_CAP
from augenhoehe.dashboards import queries, rules
from augenhoehe.dashboards.actions.inspect import note_inspection
from augenhoehe.dashboards.actions.lay import give_away, lay_down, put_off, take_up
from augenhoehe.dashboards.day import day_of, gather, stamp_of
from augenhoehe.people.models import User
from augenhoehe.people.queries import assignable_people
from augenhoehe.tickets.queries import situation, waiting_for
from augenhoehe.ui.toasts import keep


@login_required
@require_safe
def my_day(request):
    """What needs me now, and why."""
    now, user = timezone.now(), request.user
    context = {"day": day_of(user, now=now, whole=request.GET.get("all") == "1"), "now": now}
    if user.reads_tickets:
        context["situation"] = situation(user, now=now)
        context["moment"] = newest_shared(shared_moments_for(user)).first()
        context["colleagues"] = assignable_people().exclude(pk=user.pk)
    return show_part(request, "dashboards/my_day.html#day", **context)


@login_required
@require_safe
def counts(request):
    """The numbers of the navigation."""
    user, now = request.user, timezone.now()
    day = day_of(user, now=now)
    found = {"my_day": len(day.needs) + day.more}
    if user.reads_tickets:
        waiting = waiting_for(user)
        found["inbox"] = f"{COUNT_CAP}+" if waiting > COUNT_CAP else waiting
    return JsonResponse(found)


@login_required
@require_POST
def lay(request):
    """Done, put off or given away: one entry of my day."""
    need = _need(request)
    verb = request.POST.get("verb")
    if verb == "give":
        to = get_object_or_404(User, pk=number_in(request.POST, "to"), is_active=True)
        give_away(need, to=to, by=request.user)
        words = _("Given to %(name)s.") % {"name": to.name}
    elif verb == "off":
        put_off(request.user, key=need.key, until=_until(request.POST.get("until", "")))
        words = _("Put off.")
    else:
        lay_down(request.user, key=need.key, stamp=stamp_of(need))
        words = pgettext("word", "Done.")
    keep(request, words, undo=f"/day/take-up/?key={need.key}")
    return redirect("dashboards:my_day")


@login_required
@require_POST
def take(request):
    """Take an entry up again."""
    take_up(request.user, key=request.GET.get("key", "")[:80])
    return redirect("dashboards:my_day")


def _need(request):
    """The entry as it is now; what is not on one's day any more cannot be laid."""
    wanted = request.POST.get("key", "")
    day = day_of(request.user, now=timezone.now(), whole=True)
    found = next((need for need in day.needs if need.key == wanted), None)
    if found is None and any(n.key == wanted for n in gather(request.user, now=timezone.now())[0]):
        raise Refused(_("This entry was laid aside already."), code="day.laid")
    if found is None:
        raise Http404
    return found


def _until(text):
    """A day (at eight in the morning), or one of the quick words."""
    today = timezone.localdate()
    quick = {"tomorrow": today + timedelta(days=1), "week": today + timedelta(days=7)}
    day = quick.get(text)
    try:
        day = day or parse_date(text)
    except ValueError:
        day = None
    return timezone.make_aware(datetime.combine(day, time(8))) if day else None


@login_required
@require_safe
def present(request):
    """Who is here today, with open work now."""
    allow(request.user.reads_tickets)
    people = queries.who_is_here(request.user, now=timezone.now())
    return show_part(request, "dashboards/present.html#people", people=people)


@login_required
@require_safe
def journal(request):
    """Who did what when; by person only for the observer, with a reason that is recorded."""
    allow(rules.may_read_journal(request.user))
    kind = request.GET.get("kind", "")
    lines, following = queries.journal_page(
        request.user, kind=kind, before=number_in(request.GET, "before")
    )
    return show_part(
        request,
        "dashboards/journal.html#lines",
        lines=lines,
        following=following,
        kinds=queries.kinds(),
        kind=kind,
        people=User.objects.all() if rules.may_inspect_person(request.user) else [],
    )


@login_required
@require_POST
def inspect(request):
    """What one person did, for the observer; that it was read is itself on record."""
    allow(rules.may_inspect_person(request.user))
    person = get_object_or_404(User, pk=number_in(request.POST, "person"))
    note_inspection(person, reason=request.POST.get("reason", ""), by=request.user)
    lines, _following = queries.journal_page(request.user, person=person)
    return show_part(request, "dashboards/inspected.html#lines", lines=lines, person=person)
