"""Replies that colleagues still send from Outlook appear through the Sent folder."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.tickets.actions.receive import receive_message
from augenhoehe.tickets.facts import Incoming
from augenhoehe.tickets.models import Message


@housekeeping("the ticket's own actions record what came of it")
def take_sent_copy(prepared, *, house, known, by):
    """Lay a sent mail into the ticket it answers; None when it answers none of ours.

    It comes from our own Sent folder, which is what shows that a colleague wrote it.
    """
    mail, raw = prepared.mail, prepared.raw
    ticket = _answered(prepared, known)
    if ticket is None:
        return None
    incoming = Incoming(
        at=raw.arrived_at or raw.stored_at,
        text=mail.text,
        subject=mail.subject,
        html=mail.html,
        kind=Message.Kind.OUTGOING,
        sender_name=mail.from_.name if mail.from_ else "",
        sender_address=mail.from_.email if mail.from_ else "",
        to=tuple(a.email for a in mail.to if a.email),
        cc=tuple(a.email for a in mail.cc if a.email),
        mailbox_id=raw.mailbox_id,
        raw_id=raw.pk,
        message_id=mail.message_id,
    )
    return receive_message(ticket, incoming=incoming, by=by)


def _answered(prepared, known):
    """The ticket by what the mail answers; a number in the subject counts too, it is our mail."""
    for candidate in prepared.candidates:
        found = known.message(candidate.value) if candidate.ticket_id is None else None
        ticket = known.ticket(found[1] if found else candidate.ticket_id)
        if ticket is not None:
            return ticket
    return None
