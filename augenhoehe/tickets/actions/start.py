"""We write first."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.reply import ONWARD, send_reply
from augenhoehe.tickets.facts import Incoming
from augenhoehe.tickets.opening import new_row, save_row


@action
def start_conversation(written, *, origin, by, onward=ONWARD, draft=None):
    """Open a ticket with a mail of ours to a customer; returns that first message."""
    if not written.subject.strip():
        raise Refused(_("The mail needs a subject."), code="start.subject")
    opening = Incoming(at=timezone.now(), subject=written.subject, text="", sender_name=by.name)
    ticket = new_row(opening, origin)
    save_row(ticket)
    record(events.OPENED, ticket, by=by, message_id=None, team_id=ticket.team_id)
    return send_reply(ticket, written=written, by=by, onward=onward, draft=draft)
