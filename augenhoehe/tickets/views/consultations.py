"""Another team is asked without giving the concern away."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.tickets import exports, rules
from augenhoehe.tickets.actions.ask import answer_question as answer_it
from augenhoehe.tickets.actions.ask import ask_team, read_team_answer, withdraw_question
from augenhoehe.tickets.views.finding import back, ticket_for
from augenhoehe.tickets.work_forms import AskForm
from augenhoehe.ui.toasts import keep

ROWS = 50
SHOWN = ("waiting", "answered", "mine")
EXPORTS = ("csv", "xlsx")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk):
    """Ask another team about a concern."""
    ticket = ticket_for(request, pk)
    form = AskForm(request.POST or None, ticket=ticket)
    if request.method == "POST" and form.is_valid() and _asked(ticket, form, request.user):
        keep(request, _("Asked. The answer appears beside the concern."))
        return redirect(ticket)
    context = {"ticket": ticket, "form": form}
    return render(request, "tickets/ask.html", context, status=422 if form.is_bound else 200)


def _asked(ticket, form, user):
    try:
        return ask_team(ticket, **form.cleaned_data, by=user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _found(request, pk):
    seen = rules.consultations_visible_to(request.user).select_related("ticket__team")
    return get_object_or_404(seen, pk=pk)


@login_required
@require_POST
def answer_question(request, pk):
    """Whoever may read the concern may help."""
    found = _found(request, pk)
    allow(rules.may_note(request.user, found.ticket))
    answer_it(found, answer=request.POST.get("answer", ""), by=request.user)
    keep(request, pgettext("word", "Answered."))
    return redirect(back(request, default=found.ticket.get_absolute_url()))


@login_required
@require_POST
def read(request, pk):
    """Whoever asked has read the answer."""
    found = _found(request, pk)
    if found.asked_by_id != request.user.pk:
        raise Refused(_("Only whoever asked can say so."), code="ask.not_yours")
    read_team_answer(found, by=request.user)
    return redirect(back(request, default=found.ticket.get_absolute_url()))


@login_required
@require_POST
def withdraw(request, pk):
    """The question needs no answer any more."""
    found = _found(request, pk)
    allow(rules.may_withdraw_question(request.user, found))
    withdraw_question(found, by=request.user)
    keep(request, _("The question was taken back."))
    return redirect(back(request, default=found.ticket.get_absolute_url()))


@login_required
@require_safe
def consultations(request):
    """What one's teams were asked, what was answered, what one asked oneself; exported as shown."""
    user = request.user
    allow(user.reads_tickets)
    show = request.GET.get("show")
    show = show if show in SHOWN else "waiting"
    rows = _shown(user, show).select_related("ticket", "team", "asked_by", "answered_by")
    if (form := request.GET.get("export")) in EXPORTS:
        return exports.questions_as(form, rows, by=user)
    ahead = show == "waiting"
    if after := decode_key(request.GET.get("after", "")):
        moment, pk = after
        side, tie = ("gte", "lte") if ahead else ("lte", "gte")
        rows = rows.filter(**{f"asked_at__{side}": moment})
        rows = rows.exclude(**{"asked_at": moment, f"id__{tie}": pk})
    rows = rows.order_by("asked_at", "id") if ahead else rows.order_by("-asked_at", "-id")
    page = cut_page(list(rows[: ROWS + 1]), ROWS, lambda one: (one.asked_at, one.pk))
    counts = {one: _shown(user, one).count() for one in ("waiting",)}
    context = {"show": show, "page": page, "counts": counts, "now": timezone.now()}
    return render(request, "tickets/consultations.html", context)


def _shown(user, show):
    seen = rules.consultations_visible_to(user).filter(withdrawn_at=None)
    if show == "mine":
        return seen.filter(asked_by=user)
    ours = seen if user.is_lead else seen.filter(team_id__in=user.team_ids)
    return ours.filter(answered_at=None) if show == "waiting" else ours.exclude(answered_at=None)
