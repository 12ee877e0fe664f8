"""What colleagues begin from Outlook is a concern too: begun by us, waiting for the customer."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.customers.domains import is_free_mail
from augenhoehe.intake.sender import recognised
from augenhoehe.kernel.mailtext.automatic import is_role_address
from augenhoehe.kernel.mailtext.ids import message_ids
from augenhoehe.kernel.mailtext.mime import read_headers, skip_envelope
from augenhoehe.mail.queries import raw_bytes
from augenhoehe.tickets.actions.receive import receive_message
from augenhoehe.tickets.actions.start import note_begun
from augenhoehe.tickets.facts import Incoming, Origin
from augenhoehe.tickets.models import Message

# A mail to more is told to many, not said to somebody.
MOST_TOLD = 5
ANSWERS_LOOKED_AT = 20


@housekeeping("the ticket's own actions record what came of it")
def begin_by_sent(prepared, *, house, by):
    """(message, "") of a sent mail that answers nothing here, or (None, why it is no concern)."""
    told, reason = _told(prepared, house)
    if reason:
        return None, reason
    known = recognised(told[0], house=house, text=prepared.mail.text)
    incoming = _incoming(prepared)
    ticket = _answered_already(incoming.message_id, known.contact, at=incoming.at)
    if ticket is not None:
        return receive_message(ticket, incoming=incoming, by=by), ""
    return note_begun(incoming, origin=_origin(prepared, known, house), by=by), ""


def _told(prepared, house):
    """The people outside whom the mail was written to, or a code of `reasons.py` for why none."""
    mail = prepared.mail
    if prepared.classification.kind != "person" or _answers_an_invitation(mail):
        return (), "sent.machine"
    named = {one.email: one for one in (*mail.to, *mail.cc) if one.email}
    people = [one for email, one in named.items() if not is_role_address(email)]
    if not people:
        return (), "sent.nobody"
    outside = [one for one in people if not _is_ours(one, house)]
    if not outside:
        return (), "sent.internal"
    return outside, "sent.many" if len(outside) > MOST_TOLD else ""


def _is_ours(address, house):
    if address.email in house.by_address or address.email in house.colleagues:
        return True
    return address.domain in house.domains and not is_free_mail(address.domain)


def _answers_an_invitation(mail):
    """Has a calendar said yes or no for the colleague?"""
    dates = [one for one in mail.attachments if one.content_type == "text/calendar"]
    return "method=reply" in mail.header("content-type").lower().replace('"', "") or any(
        b"METHOD:REPLY" in one.data.upper() for one in dates
    )


def _incoming(prepared):
    mail, raw = prepared.mail, prepared.raw
    return Incoming(
        at=raw.arrived_at or raw.stored_at,
        text=mail.text,
        subject=mail.subject,
        html=mail.html,
        kind=Message.Kind.OUTGOING,
        sender_name=mail.from_.name if mail.from_ else "",
        sender_address=mail.from_.email if mail.from_ else "",
        to=tuple(one.email for one in mail.to if one.email),
        cc=tuple(one.email for one in mail.cc if one.email),
        mailbox_id=raw.mailbox_id,
        raw_id=raw.pk,
        message_id=mail.message_id,
    )


def _origin(prepared, known, house):
    touchpoint = house.touchpoint_for(prepared.raw, prepared.mail)
    return Origin(
        team=touchpoint.team,
        touchpoint=touchpoint,
        mailbox_id=prepared.raw.mailbox_id,
        contact=known.contact,
        company=known.company,
        language=known.contact.language,
        is_history=prepared.raw.is_history,
    )


def _answered_already(message_id, contact, *, at):
    """The ticket of an answer to this mail that was taken in before it; None if there is none."""
    answers = Message.objects.filter(
        ticket__contact=contact, kind=Message.Kind.INCOMING, at__gte=at, raw__isnull=False
    ).select_related("raw__blob", "ticket")
    for message in answers.order_by("at", "id")[:ANSWERS_LOOKED_AT]:
        if message_id in _named_in(raw_bytes(message.raw) or b""):
            return message.ticket
    return None


def _named_in(data):
    """The Message-IDs that a mail says it answers."""
    headers = read_headers(data, skip_envelope(data), len(data))[0]
    named = [headers.get(name, ()) for name in ("in-reply-to", "references")]
    return {one for values in named for value in values for one in message_ids(str(value))}
