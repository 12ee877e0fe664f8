"""One's own profile, absences, follow-up dates."""

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from augenhoehe.base.doors import allow
from augenhoehe.base.offers import SUBJECTS, hidden, resolve, without_hidden
from augenhoehe.people import queries, rules
from augenhoehe.people.actions.change_own_profile import change_own_profile
from augenhoehe.people.actions.follow_up import (
    finish_follow_up,
    put_off_follow_up,
    set_follow_up,
)
from augenhoehe.people.actions.start_absence import end_absence, start_absence
from augenhoehe.people.entrance import posted
from augenhoehe.people.forms import AbsenceForm, FollowUpForm, ProfileForm
from augenhoehe.people.models import User

MORNING = time(8, 0)


@login_required
@require_http_methods(["GET", "POST"])
def profile(request):
    """One's own name and language, and the ways to password and second factor."""
    me = User.objects.get(pk=request.user.pk)
    form = ProfileForm(posted(request), instance=me)
    if request.method == "POST" and form.is_valid():
        change_own_profile(**form.cleaned_data, by=request.user)
        with override(request.user.language):
            messages.success(request, pgettext("message", "Saved."))
        return redirect("people:profile")
    context = {"form": form, "absence": queries.current_absence(request.user)}
    status = 422 if form.is_bound else 200
    return render(request, "people/profile.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def away(request, pk=None):
    """Note an absence: one's own, or as lead somebody else's."""
    someone = get_object_or_404(rules.visible_to(request.user), pk=pk or request.user.pk)
    allow(rules.may_note_absence(request.user, someone))
    form = AbsenceForm(posted(request), person=someone)
    if request.method == "POST" and form.is_valid():
        absence = start_absence(someone, **form.cleaned_data, by=request.user)
        return redirect("people:absence", pk=absence.pk)
    context = {"form": form, "person": someone, "absence": queries.current_absence(someone)}
    status = 422 if form.is_bound else 200
    return render(request, "people/away.html", context, status=status)


@login_required
@require_GET
def absence(request, pk):
    """An absence, and the open work that may be given away meanwhile."""
    found = get_object_or_404(rules.absences_visible_to(request.user), pk=pk)
    may_end = rules.may_note_absence(request.user, found.user)
    return render(request, "people/absence.html", {"absence": found, "may_end": may_end})


@login_required
@require_POST
def back(request, pk):
    """Somebody is back."""
    found = get_object_or_404(rules.absences_visible_to(request.user), pk=pk)
    allow(rules.may_note_absence(request.user, found.user))
    end_absence(found, by=request.user)
    messages.success(
        request, _("Welcome back.") if found.user == request.user else pgettext("message", "Saved.")
    )
    return redirect("people:absence", pk=pk)


@login_required
@require_GET
def follow_ups(request):
    """One's own open follow-up dates, the next one first."""
    own = rules.follow_ups_visible_to(request.user).filter(done_at=None)
    waiting = list(without_hidden(own, hidden(request.user))[:200])
    refs = {(one.subject_type, one.subject_id) for one in waiting}
    things = resolve(refs, user=request.user)
    rows = [(one, *_shown(things, one)) for one in waiting]
    return render(request, "people/follow_ups.html", {"rows": rows})


def _shown(things, one):
    thing = things.get((one.subject_type, one.subject_id))
    if thing is None:
        return _("something you may not see"), ""
    offered = SUBJECTS[one.subject_type]
    return offered.label(thing), offered.url(thing)


@login_required
@require_POST
def follow_up(request, kind, pk):
    """Set one's own follow-up date on anything one may see."""
    thing = resolve([(kind, pk)], user=request.user).get((kind, pk))
    if thing is None:
        raise Http404
    form = FollowUpForm(_with_day(request.POST))
    if not form.is_valid():
        messages.error(request, _("Choose a day for coming back. Nothing was changed."))
    else:
        due_at, note = form.cleaned_data["when"], form.cleaned_data["note"]
        set_follow_up(thing, due_at=due_at, note=note, by=request.user)
        messages.success(request, _("You will be reminded on time."))
    return redirect(SUBJECTS[kind].url(thing))


def _with_day(data):
    """A quick choice ("in": days) as a moment: that day in the morning."""
    days = data.get("in", "")
    if not days.isdecimal() or len(days) > 3:
        return data
    return {"when": _morning(int(days)), "note": data.get("note", "")}


def _morning(days):
    day = timezone.localdate() + timedelta(days=days)
    return datetime.combine(day, MORNING).strftime("%Y-%m-%dT%H:%M")


@login_required
@require_POST
def put_off(request, pk):
    """Come back to it later: tomorrow, unless another moment is given."""
    found = get_object_or_404(rules.follow_ups_visible_to(request.user), pk=pk)
    form = FollowUpForm(_with_day(request.POST or {"in": "1"}))
    if not form.is_valid():
        form = FollowUpForm({"when": _morning(1)})
        form.is_valid()
    put_off_follow_up(found, due_at=form.cleaned_data["when"], by=request.user)
    messages.success(request, _("Put off."))
    return redirect("people:follow_ups")


@login_required
@require_POST
def finish(request, pk):
    """Tick a follow-up date off."""
    found = get_object_or_404(rules.follow_ups_visible_to(request.user), pk=pk)
    finish_follow_up(found, by=request.user)
    messages.success(request, pgettext("message", "Done."))
    return redirect("people:follow_ups")
