"""We write first."""

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.reply import send_reply
from augenhoehe.tickets.facts import Incoming
from augenhoehe.tickets.opening import new_row, save_row


@action
def start_conversation(written, *, origin, by, draft=None):
    """Open a ticket with a mail of ours to a customer; returns that first message."""
    opening = Incoming(at=timezone.now(), subject=written.subject, text="", sender_name=by.name)
    ticket = new_row(opening, origin)
    save_row(ticket)
    record(events.OPENED, ticket, by=by, message_id=None, team_id=ticket.team_id)
    return send_reply(ticket, written=written, by=by, draft=draft)
