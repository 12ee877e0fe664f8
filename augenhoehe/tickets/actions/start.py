"""We write first."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.name import note_named
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.reply import ONWARD, send_reply
from augenhoehe.tickets.arriving import ask_for_index, message_from, show_newest
from augenhoehe.tickets.facts import Incoming
from augenhoehe.tickets.models import State
from augenhoehe.tickets.opening import new_row, save_row
from augenhoehe.tickets.timeline import set_deadlines


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


@action
def note_begun(incoming, *, origin, by):
    """Open a ticket with a mail of ours that left by another program; it waits for the answer."""
    ticket = new_row(incoming, origin)
    message = message_from(ticket, incoming)
    show_newest(ticket, message)
    ticket.sender = origin.contact.name[:160]
    ticket.first_response_at = message.at
    if ticket.is_live:
        ticket.state = State.WAITING_CUSTOMER
        set_deadlines(ticket)
    save_row(ticket)
    message.ticket = ticket
    message.save(force_insert=True)
    note_named(message, (*message.to, *message.cc))
    record(events.OPENED, ticket, by=by, message_id=message.pk, team_id=ticket.team_id)
    ask_for_index(ticket)
    return message
