"""A concern becomes a ticket."""

from augenhoehe.base.actions import action
from augenhoehe.base.rows import insert
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.name import note_named
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import ask_for_index, message_from, show_newest
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.opening import new_row, save_row


@action
def open_ticket(incoming, *, origin, by):
    """Open a ticket with its first message; history is kept without deadlines, as closed."""
    ticket = new_row(incoming, origin)
    message = message_from(ticket, incoming)
    show_newest(ticket, message)
    _wait_for_answer(ticket, message)
    save_row(ticket)
    message.ticket = ticket
    insert(message)
    note_named(message, (*message.to, *message.cc))
    record(events.OPENED, ticket, by=by, message_id=message.pk, team_id=ticket.team_id)
    ask_for_index(ticket)
    ticket.first_message = message
    return ticket


def _wait_for_answer(ticket, message):
    if message.kind in (Message.Kind.INCOMING, Message.Kind.CALL) and ticket.is_live:
        ticket.unanswered_since = message.at
