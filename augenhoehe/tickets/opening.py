"""The row of a new ticket; the actions that open one save it."""

from augenhoehe.base.rows import insert
from augenhoehe.base.together import together
from augenhoehe.tickets.keys import new_status_key
from augenhoehe.tickets.models import Message, State, StateSpan, Ticket
from augenhoehe.tickets.timeline import set_deadlines


def new_row(incoming, origin):
    """The unsaved ticket, with its deadlines; history is closed from the start."""
    ticket = Ticket(
        subject=(incoming.subject or "")[:255],
        team=origin.team,
        touchpoint=origin.touchpoint,
        mailbox_id=origin.mailbox_id,
        contact=origin.contact,
        company=origin.company,
        assignee_id=origin.assignee_id,
        priority=origin.priority,
        language=origin.language,
        is_history=origin.is_history,
        is_confidential=origin.is_confidential,
        names_ticket_id=origin.names_ticket_id,
        follows_id=origin.follows_id,
        opened_at=incoming.at,
        last_at=incoming.at,
        status_key=new_status_key(),
    )
    if origin.is_history:
        ticket.state, ticket.is_live = State.CLOSED, False
        ticket.solved_at = ticket.closed_at = incoming.at
    # What a machine wrote starts no clock; the next change of state by a person does.
    if incoming.kind != Message.Kind.AUTOMATIC:
        set_deadlines(ticket)
    return ticket


def save_row(ticket):
    """Save a new ticket and begin its first span."""
    insert(ticket)
    _save_span(
        StateSpan(
            ticket=ticket, state=ticket.state, team_id=ticket.team_id, from_at=ticket.opened_at
        )
    )


@together
def _save_span(spans):
    # In a batch of new mails no ticket leaves its first state, so the spans may be saved last.
    StateSpan.objects.bulk_create(spans)
