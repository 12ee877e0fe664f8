"""What surveys do when something happened."""

from augenhoehe.base.events import react
from augenhoehe.complaints import events as complaints
from augenhoehe.complaints.models import Complaint
from augenhoehe.surveys import events
from augenhoehe.surveys.actions.call_back import open_call_back
from augenhoehe.surveys.actions.invite import invite_after_complaint, invite_after_solution
from augenhoehe.surveys.actions.withdraw import withdraw_invitations, withdraw_of_complaint
from augenhoehe.surveys.models import Response
from augenhoehe.tickets import events as tickets
from augenhoehe.tickets.models import Ticket


@react(tickets.SOLVED, name="surveys.ask")
def ask_after_solution(entry):
    """The customer is asked some hours later, if the gate lets it through."""
    invite_after_solution(Ticket.objects.select_related("contact").get(pk=entry.subject_id))


@react(tickets.REOPENED, name="surveys.withdraw")
def withdraw_on_reopening(entry):
    """What is not solved is not asked about."""
    withdraw_invitations(Ticket.objects.get(pk=entry.subject_id), by="system")


@react(complaints.CLOSED, name="surveys.ask_after_complaint")
def ask_after_complaint(entry):
    """Whoever complained is asked some hours later how fair it was, if the gate lets it through."""
    invite_after_complaint(Complaint.objects.select_related("contact").get(pk=entry.subject_id))


@react(complaints.REOPENED, name="surveys.withdraw_of_complaint")
def withdraw_on_taking_up_again(entry):
    """What is at work again is not asked about."""
    withdraw_of_complaint(Complaint.objects.get(pk=entry.subject_id), by="system")


@react(events.ANSWERED, name="surveys.call_back")
def call_back(entry):
    """Somebody dissatisfied is called back."""
    _call_back(entry)


@react(events.ANSWER_CHANGED, name="surveys.call_back_changed")
def call_back_after_change(entry):
    """A response may become critical later."""
    _call_back(entry)


def _call_back(entry):
    if entry.facts["is_critical"]:
        open_call_back(Response.objects.get(pk=entry.subject_id), by="system")
