"""A mail that came back is attached to what came back."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.customers.models import ContactAddress
from augenhoehe.intake import events
from augenhoehe.journal.actions import record
from augenhoehe.kernel.mailtext.bounces import read_bounce
from augenhoehe.mail.actions.deliver import note_bounced
from augenhoehe.mail.models import OutMail
from augenhoehe.tickets.actions.receive import receive_message
from augenhoehe.tickets.facts import Incoming
from augenhoehe.tickets.models import Message


@housekeeping("the ticket's own actions record what came of it")
def take_bounce(prepared, *, known, at, by):
    """Lay a bounce beside the mail it is about; None when it is about none of ours.

    Message-IDs of ours cannot be guessed, and only addresses we wrote to are marked.
    """
    bounce = read_bounce(prepared.mail)
    outmail = OutMail.objects.filter(message_id=bounce.original_id).first()
    found = known.message(bounce.original_id)
    ticket = known.ticket(found[1]) if found and outmail else None
    if ticket is None:
        return None
    failed = [one for one in bounce.failures if one.is_permanent]
    if failed:
        _mark(outmail, failed, at)
    message = receive_message(ticket, incoming=_incoming(prepared, at), by=by)
    record(events.BOUNCED, ticket, by=by, outmail_id=outmail.pk)
    return message


def _mark(outmail, failed, at):
    told = " ".join([*outmail.to, *outmail.cc, *outmail.bcc]).lower()
    emails = [one.email for one in failed if one.email in told]
    text = "; ".join(f"{one.email} {one.status} {one.text}" for one in failed)
    note_bounced(outmail, text)
    ContactAddress.objects.filter(email__in=emails).update(bounced_at=at)


def _incoming(prepared, at):
    mail = prepared.mail
    return Incoming(
        at=at,
        text=mail.text,
        subject=mail.subject,
        html=mail.html,
        kind=Message.Kind.AUTOMATIC,
        sender_name=mail.from_.name if mail.from_ else "",
        sender_address=mail.from_.email if mail.from_ else "",
        mailbox_id=prepared.raw.mailbox_id,
        raw_id=prepared.raw.pk,
        message_id=mail.message_id,
        is_bounce=True,
    )
