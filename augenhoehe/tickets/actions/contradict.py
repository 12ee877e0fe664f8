"""The customer says on the status page that it is not solved."""

from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.receive import receive_message
from augenhoehe.tickets.models import State, Ticket

OVER = (State.SOLVED, State.CLOSED)


@action
def contradict_solution(ticket, *, incoming, by):
    """Take in that a concern counted as solved is not; of one that is open it is just a message."""
    was_over = ticket.state in OVER
    message = receive_message(ticket, incoming=incoming, by=by)
    if was_over:
        found = Ticket.objects.filter(pk=message.ticket_id)
        found.update(unsolved_at=message.at)
        record(events.CONTRADICTED, message.ticket, by=by, message_id=message.pk)
    return message
