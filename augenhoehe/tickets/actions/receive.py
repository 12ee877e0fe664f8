"""Somebody outside wrote again."""

from augenhoehe.base.actions import action
from augenhoehe.base.rows import insert, update
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.name import note_named
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import LIST_FIELDS, ask_for_index, message_from, show_newest
from augenhoehe.tickets.models import Message, State, Ticket
from augenhoehe.tickets.states import REOPEN_WITHIN
from augenhoehe.tickets.timeline import STATE_FIELDS, move, set_next_due

# Some stand in both lists.
CHANGED = tuple(dict.fromkeys([*LIST_FIELDS, *STATE_FIELDS]))


def takes_replies(ticket, *, at):
    """Does a reply belong into this ticket, or was it closed too long ago for that?"""
    closed = ticket.state == State.CLOSED and not ticket.is_history
    return not closed or ticket.closed_at is None or at - ticket.closed_at <= REOPEN_WITHIN


@action
def receive_message(ticket, *, incoming, by, is_held=False):
    """Lay a message from outside into a ticket; what a person wrote may reopen it.

    Automatic mail and bounces touch no state and no clock; a doubtful sender reopens nothing.
    `is_held`: the caller read and locked this row in this very transaction.
    """
    ticket = ticket if is_held else _target(ticket)
    message = message_from(ticket, incoming)
    insert(message)
    note_named(message, (*message.to, *message.cc))
    show_newest(ticket, message)
    chaser = _wake(ticket, message) if not ticket.is_history else False
    update([ticket], CHANGED)
    record(events.RECEIVED, ticket, by=by, message_id=message.pk, chaser=chaser)
    ask_for_index(ticket)
    return message


def _target(ticket):
    fresh = Ticket.objects.select_for_update().get(pk=ticket.pk)
    while fresh.merged_into_id:
        fresh = Ticket.objects.select_for_update().get(pk=fresh.merged_into_id)
    return fresh


def _wake(ticket, message):
    """State and clock after a message; True when it chases an answer that did not come."""
    if message.is_doubtful:
        return False
    if message.kind == Message.Kind.SIDE_IN:
        move(ticket, "third_writes", at=message.at)
    elif message.kind == Message.Kind.OUTGOING:
        _answer(ticket, message)
    if message.kind != Message.Kind.INCOMING:
        return False
    chaser = ticket.unanswered_since is not None
    ticket.chaser_count += chaser
    ticket.chased_count += chaser
    ticket.unanswered_since = ticket.unanswered_since or message.at
    move(ticket, "customer_writes", at=message.at)
    return chaser


def _answer(ticket, message):
    """A colleague answered from another mail program; it came here by the Sent folder.

    One that was sent before the customer wrote answers nothing of what they wrote.
    """
    if message.at < (ticket.unanswered_since or ticket.opened_at):
        return
    ticket.unanswered_since, ticket.chaser_count = None, 0
    ticket.first_response_at = ticket.first_response_at or message.at
    set_next_due(ticket)
