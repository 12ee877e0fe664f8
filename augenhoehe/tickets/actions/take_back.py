"""Whoever handed a ticket over takes it back while nobody has answered."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.servicelevels.models import Priority
from augenhoehe.tickets import events
from augenhoehe.tickets.concealing import show_again
from augenhoehe.tickets.models import Handover, Ticket
from augenhoehe.tickets.timeline import STATE_FIELDS, set_deadlines


@action
def take_back(handover, *, by):
    """Take a handover back that nobody took over; an urgent one leaves the ticket as it was."""
    handover = Handover.objects.select_for_update().get(pk=handover.pk)
    ticket = Ticket.objects.select_for_update().get(pk=handover.ticket_id)
    if not handover.is_waiting:
        raise Refused(
            _("The lead has answered already. Please talk to the lead, who can hand it back."),
            code="handover.answered",
        )
    if handover.is_urgent:
        _restore(ticket, handover.before)
        _unsay(handover)
    handover.state, handover.closed_at = Handover.State.REVOKED, timezone.now()
    handover.before = {}
    handover.save()
    record(events.HANDOVER_REVOKED, ticket, by=by, handover_id=handover.pk)
    return handover


def _restore(ticket, before):
    """Put back what the handover changed, unless it was changed or went to another ticket."""
    ticket.is_danger = False
    if before.get("ticket") == ticket.pk:
        ticket.is_danger = before["is_danger"]
        if ticket.priority == Priority.URGENT:
            ticket.priority = before["priority"]
        if before.get("hidden_from"):
            show_again(ticket, before["hidden_from"])
        ticket.assignee_id = ticket.assignee_id or before["assignee"]
    set_deadlines(ticket)
    ticket.save(update_fields=["is_danger", "priority", "assignee", *STATE_FIELDS])


def _unsay(handover):
    """What was said of a colleague by mistake is kept nowhere."""
    if handover.before.get("hidden_from") or handover.danger == Handover.Danger.COLLEAGUE:
        handover.kind, handover.danger, handover.sentence = Handover.Kind.NORMAL, "", ""
