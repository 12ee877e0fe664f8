"""Doors to call-backs."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, number_in
from augenhoehe.base.tables import table_response
from augenhoehe.people.models import Role, User
from augenhoehe.surveys import again, calling, rules
from augenhoehe.surveys.actions.ask_again import ask_again
from augenhoehe.surveys.actions.call_back import end_call_back, give_call_back, note_attempt
from augenhoehe.surveys.gate_forms import AttemptForm, EndingForm
from augenhoehe.surveys.gathering import asking_rules
from augenhoehe.surveys.models import CallBack
from augenhoehe.surveys.telling import answers_in_words
from augenhoehe.ui.toasts import keep


@login_required
@require_safe
def call_backs(request):
    """All call-backs, those that are due first."""
    allow(rules.may_call_back(request.user))
    seen = rules.call_backs_visible_to(request.user)
    chosen = {name: request.GET.get(name, "") for name in ("state", "mine", "q")}
    mine = request.user if chosen["mine"] else None
    found = calling.listed(seen, state=chosen["state"], mine=mine, q=chosen["q"])
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return _export(found, form)
    context = {
        "call_backs": found,
        "chosen": chosen,
        "is_filtered": any(chosen.values()),
        "states": CallBack.State.choices,
        "figures": calling.figures(seen),
        "recoveries": again.recoveries(seen),
        "asked_again": again.asked_again(seen),
    }
    return render(request, "surveys/call_backs.html", context)


def _export(found, form):
    head = [
        pgettext("customers", "Contact"),
        pgettext("survey", "Survey"),
        pgettext("survey", "State"),
        pgettext("call-back", "Due"),
        pgettext("call-back", "First try"),
        pgettext("call-back", "Ended"),
        pgettext("call-back", "Cause"),
        pgettext("recovery", "before"),
        pgettext("recovery", "after"),
    ]
    rows = (
        [
            one.response.contact.name if one.response.contact else "",
            str(one.response.survey),
            one.get_state_display(),
            one.due_at,
            one.first_try_at,
            one.ended_at,
            one.get_cause_display(),
            one.response.score,
            one.again.response.score if hasattr(one.again, "response") else None,
        ]
        for one in found
    )
    return table_response(form, "call-backs", head, rows)


def _call_back(request, pk):
    rows = rules.call_backs_visible_to(request.user).select_related(
        "response__survey",
        "response__version",
        "response__contact",
        "response__ticket",
        "owner",
        "again__survey",
    )
    return get_object_or_404(rows, pk=pk)


@login_required
@require_safe
def call_back(request, pk):
    """One call-back: what was answered, what was tried, what came of it."""
    found = _call_back(request, pk)
    return _show(request, found, _ending_form(found))


def _ending_form(found, data=None):
    days = asking_rules().again_days
    return EndingForm(data, why_not_again=again.why_not_again(found), again_days=days)


def _show(request, found, ending, status=200):
    context = {
        "call_back": found,
        "answers": answers_in_words(found.response),
        "attempts": found.attempts.select_related("by"),
        "attempt": AttemptForm(),
        "ending": ending,
        "people": _people(found),
        "answer_again": again.answer_to(found),
        "may_ask_again": found.state == CallBack.State.SOLVED and not again.why_not_again(found),
    }
    return render(request, "surveys/call_back.html", context, status=status)


def _people(found):
    """Who may take it over: leads, and the team of the concern."""
    near = Q(grants__role=Role.LEAD) | Q(memberships__team=found.response.team_id or 0)
    return User.objects.filter(near, is_active=True).distinct().order_by("name")


@login_required
@require_POST
def tried(request, pk):
    """Somebody tried to reach the person."""
    found = _call_back(request, pk)
    allow(rules.may_call_back(request.user))
    form = AttemptForm(request.POST)
    if form.is_valid():
        note_attempt(found, by=request.user, **form.cleaned_data)
    return redirect(found)


@login_required
@require_POST
def ended(request, pk):
    """What came of it."""
    found = _call_back(request, pk)
    allow(rules.may_call_back(request.user))
    form = _ending_form(found, request.POST)
    if form.is_valid():
        try:
            end_call_back(found, ending=form.ending, by=request.user)
            keep(request, pgettext("call-back", "Noted."))
            return redirect(found)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _show(request, found, form, status=422)


@login_required
@require_POST
def asked_again(request, pk):
    """The person is to be asked once more, by the gate."""
    found = _call_back(request, pk)
    allow(rules.may_call_back(request.user))
    ask_again(found, by=request.user)
    keep(request, _("The gate lets the person be asked in some days."))
    return redirect(found)


@login_required
@require_POST
def given(request, pk):
    """Somebody else calls back."""
    found = _call_back(request, pk)
    allow(rules.may_call_back(request.user))
    to = get_object_or_404(User.objects.filter(is_active=True), pk=number_in(request.POST, "to"))
    allow(rules.call_backs_visible_to(to).filter(pk=found.pk).exists())
    give_call_back(found, to=to, by=request.user)
    keep(request, _("%(name)s calls back.") % {"name": to.name})
    return redirect("surveys:call_backs")
