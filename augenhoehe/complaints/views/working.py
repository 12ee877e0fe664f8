"""Doors of one verb each: clarify, note, give, close, withdraw, take up again, merge, hide."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, number_in
from augenhoehe.complaints import rules
from augenhoehe.complaints.actions.assign import assign_complaint
from augenhoehe.complaints.actions.clarify import note_finding, start_clarifying
from augenhoehe.complaints.actions.close import (
    close_complaint,
    reopen_complaint,
    withdraw_complaint,
)
from augenhoehe.complaints.actions.conceal import conceal_complaint, show_complaint
from augenhoehe.complaints.actions.merge import VERB, merge_complaint, unmerge_complaint
from augenhoehe.complaints.views.finding import complaint_door
from augenhoehe.people.queries import assignable_people
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.models import Handover, Undo
from augenhoehe.ui.toasts import keep


@complaint_door
def clarify(request, complaint):
    """Begin to clarify, or go on."""
    start_clarifying(complaint, by=request.user)


@complaint_door
def note(request, complaint):
    """Note what was found out."""
    note_finding(complaint, text=request.POST.get("text", "")[:8000], by=request.user)


@complaint_door
def assign(request, complaint):
    """Give it to somebody."""
    number = number_in(request.POST, "person")
    to = get_object_or_404(assignable_people(), pk=number) if number else None
    assign_complaint(complaint, to=to, by=request.user)


@complaint_door
def close(request, complaint):
    """Close what the customer was told."""
    close_complaint(complaint, ending=request.POST.get("ending", ""), by=request.user)


@complaint_door
def withdraw(request, complaint):
    """The customer takes it back."""
    withdraw_complaint(complaint, reason=request.POST.get("reason", ""), by=request.user)


@complaint_door
def reopen(request, complaint):
    """Take it up again."""
    reopen_complaint(complaint, reason=request.POST.get("reason", ""), by=request.user)


@complaint_door
def conceal(request, complaint):
    """Say whom it is about, or that it is about nobody of the team after all."""
    allow(rules.may_conceal(request.user))
    number = number_in(request.POST, "about")
    if not number:
        show_complaint(complaint, by=request.user)
        return
    about = get_object_or_404(assignable_people(), pk=number)
    conceal_complaint(complaint, about=about, by=request.user)


@complaint_door
def merge(request, complaint):
    """It is part of another one; the toast takes it back."""
    number = request.POST.get("into", "").strip().lstrip("Bb")
    seen = rules.visible_to(request.user)
    into = seen.filter(pk=number).first() if number.isascii() and number.isdigit() else None
    if into is None:
        raise Refused(_("There is no such complaint. Write its number, like B12."), code="merge.no")
    allow(rules.may_work_on(request.user, into))
    undo = merge_complaint(complaint, into=into, by=request.user)
    take_back = reverse("complaints:unmerge", args=[complaint.pk])
    said = _("%(name)s is part of %(into)s now.") % {"name": complaint, "into": into}
    keep(request, said, undo=take_back)
    return into if undo else None


@login_required
@require_POST
def unmerge(request, pk):
    """They are two after all."""
    seen = rules.visible_to(request.user)
    complaint = get_object_or_404(seen, pk=pk)
    into = get_object_or_404(seen, pk=complaint.merged_into_id)
    allow(all(rules.may_work_on(request.user, one) for one in (complaint, into)))
    kept = Undo.objects.filter(verb=VERB, before__complaint=pk, undone_at=None).last()
    if kept is None:
        raise Refused(_("This merging is too old to be taken back."), code="merge.old")
    return redirect(unmerge_complaint(kept, by=request.user))


@complaint_door
def hand_over(request, complaint):
    """Threats: the concern goes to the lead at once, with one click."""
    if complaint.ticket is None:
        raise Refused(
            _("There is no conversation to hand over. Give the complaint to the lead."),
            code="complaint.no_conversation",
        )
    sentence = _("Threats in complaint %(name)s") % {"name": complaint}
    hand_over_urgently(
        complaint.ticket, danger=Handover.Danger.THREAT, sentence=sentence, by=request.user
    )
    keep(request, _("The lead knows."))
