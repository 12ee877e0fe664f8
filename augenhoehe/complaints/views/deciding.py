"""Doors: a complaint is decided, what was decided is done, the time it took."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.complaints import decision_rules, rules
from augenhoehe.complaints.actions.answer import note_answer
from augenhoehe.complaints.actions.decide import decide_complaint, take_decision_back
from augenhoehe.complaints.actions.effort import drop_effort, note_effort
from augenhoehe.complaints.actions.redress import do_redress, undo_redress
from augenhoehe.complaints.decision_forms import DecideForm, EffortForm, NotedAnswerForm
from augenhoehe.complaints.decision_queries import beginning_of
from augenhoehe.complaints.goodwill import goodwill_left, redress_rules
from augenhoehe.complaints.limits import limit_of
from augenhoehe.complaints.models import Effort
from augenhoehe.ui.toasts import keep


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, pk):
    """Decide on a complaint; what was decided before is what one begins with."""
    complaint = _workable(request, pk)
    form = DecideForm(request.POST or None, initial=beginning_of(complaint))
    trouble = ""
    if request.method == "POST" and form.is_valid():
        try:
            decision = decide_complaint(complaint, ruling=form.ruling(), by=request.user)
        except Refused as refusal:
            trouble = str(refusal)
        else:
            keep(request, _said(decision))
            return redirect(decision)
    rules_now, now = redress_rules(), timezone.now()
    context = {
        "complaint": complaint,
        "form": form,
        "trouble": trouble,
        "limit": limit_of(request.user, rules_now),
        "budget": rules_now.goodwill_cents,
        "left": goodwill_left(now, rules_now),
    }
    status = 409 if trouble else 422 if form.is_bound else 200
    return render(request, "complaints/decide.html", context, status=status)


def _said(decision):
    if decision.waits:
        return _("Decided. It waits for a second pair of eyes before the customer is told.")
    return _("Decided. Now tell the customer.")


@login_required
@require_POST
def take_back(request, pk):
    """Take back what waits for second eyes."""
    decision = _decision(request, pk)
    take_decision_back(decision, by=request.user)
    keep(request, _("Taken back. Nobody has to approve it any more."))
    return redirect(decision.complaint)


@login_required
@require_POST
def answer(request, pk):
    """Note what the customer says to a decision."""
    decision = _decision(request, pk)
    form = NotedAnswerForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Does the customer accept it: yes or no?"), code="answer.none")
    note_answer(decision, answer=form.said(), by=request.user)
    keep(request, pgettext("complaint", "Noted."))
    return redirect(decision)


@login_required
@require_POST
def do(request, pk):
    """Something that was decided is done."""
    line = _line(request, pk)
    do_redress(line, by=request.user)
    keep(request, pgettext("redress", "Done."), undo=reverse("complaints:redress_undo", args=[pk]))
    return redirect(line.decision)


@login_required
@require_POST
def undo(request, pk):
    """It is not done after all."""
    line = _line(request, pk)
    undo_redress(line, by=request.user)
    return redirect(line.decision)


@login_required
@require_POST
def effort(request, pk):
    """Note some time."""
    complaint = _workable(request, pk)
    form = EffortForm(request.POST)
    if not form.is_valid():
        raise Refused(_("How many minutes? Give a number above nought."), code="effort.minutes")
    noted = note_effort(complaint, **form.cleaned_data, by=request.user)
    keep(
        request,
        pgettext("complaint", "Noted."),
        undo=reverse("complaints:effort_drop", args=[noted.pk]),
    )
    return redirect(f"{complaint.get_absolute_url()}#decision")


@login_required
@require_POST
def effort_drop(request, pk):
    """Take noted time out."""
    seen = Effort.objects.filter(complaint__in=rules.visible_to(request.user))
    noted = get_object_or_404(seen.select_related("complaint__ticket"), pk=pk)
    allow(rules.may_work_on(request.user, noted.complaint))
    return redirect(drop_effort(noted, by=request.user))


def _workable(request, pk):
    seen = rules.visible_to(request.user).select_related("ticket", "regime", "contact")
    complaint = get_object_or_404(seen, pk=pk)
    allow(rules.may_work_on(request.user, complaint))
    return complaint


def _decision(request, pk):
    seen = decision_rules.decisions_visible_to(request.user)
    decision = get_object_or_404(seen.select_related("complaint__ticket"), pk=pk)
    allow(rules.may_work_on(request.user, decision.complaint))
    return decision


def _line(request, pk):
    seen = decision_rules.redress_visible_to(request.user)
    line = get_object_or_404(seen.select_related("decision__complaint__ticket"), pk=pk)
    allow(rules.may_work_on(request.user, line.decision.complaint))
    return line
