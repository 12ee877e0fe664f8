"""How a message lies down in its ticket: one row, and what the list shows; used by the actions."""

from augenhoehe.base.jobs import enqueue
from augenhoehe.kernel.mailtext.fold import visible
from augenhoehe.tickets.keys import message_key, preview_of
from augenhoehe.tickets.models import Message

LIST_FIELDS = ["last_at", "preview", "sender", "message_count", "unanswered_since",
               "chaser_count", "chased_count", "first_response_at", "next_due_at"]  # fmt: skip
TEXT_LIMIT = 400_000
UNLISTED = (Message.Kind.NOTE, Message.Kind.SIDE_OUT)
FROM_CUSTOMER = (Message.Kind.INCOMING, Message.Kind.CALL)


def message_from(ticket, incoming):
    """The unsaved message of what came in."""
    return Message(
        ticket=ticket,
        kind=incoming.kind,
        at=incoming.at,
        contact=incoming.contact,
        sender_name=incoming.sender_name[:160],
        sender_address=incoming.sender_address[:254],
        to=list(incoming.to),
        cc=list(incoming.cc),
        subject=incoming.subject[:255],
        text=incoming.text[:TEXT_LIMIT],
        html=incoming.html[: 4 * TEXT_LIMIT],
        mailbox_id=incoming.mailbox_id,
        raw_id=incoming.raw_id,
        side_thread=incoming.side_thread,
        message_id=incoming.message_id[:255],
        message_key=message_key(incoming.message_id),
        is_doubtful=incoming.is_doubtful,
        is_unproven=incoming.is_unproven,
        is_bounce=incoming.is_bounce,
        mood=incoming.mood if incoming.kind == Message.Kind.CALL else None,
        heard_by=incoming.heard_by,
    )


def show_newest(ticket, message):
    """Carry the newest message to the ticket's row; older ones that come late only count."""
    ticket.message_count += 1
    if ticket.message_count > 1 and message.at < ticket.last_at:
        return
    ticket.last_at = message.at
    ticket.preview = preview_of(visible(message.text))
    if not message.author_id and (message.kind in FROM_CUSTOMER or not ticket.sender):
        ticket.sender = (message.sender_name or message.sender_address)[:160]


def ask_for_index(ticket, *, whole=False):
    """Let the worker bring the search up to date: new messages, or the whole ticket."""
    kind = "whole" if whole else "new"
    enqueue(
        "tickets.index", key=f"tickets.index.{kind}:{ticket.pk}", ticket_id=ticket.pk, whole=whole
    )
