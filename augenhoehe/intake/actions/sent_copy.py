"""Replies that colleagues still send from Outlook appear through the Sent folder."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.customers.models import ContactAddress
from augenhoehe.tickets.actions.receive import receive_message
from augenhoehe.tickets.facts import Incoming
from augenhoehe.tickets.models import Message, SideThread

TALK = (Message.Kind.INCOMING, Message.Kind.OUTGOING)
LOOKED_AT = 300


@housekeeping("the ticket's own actions record what came of it")
def take_sent_copy(prepared, *, house, known, by):
    """Lay a sent mail into the ticket it answers; None when it answers none of ours.

    It comes from our own Sent folder, which is what shows that a colleague wrote it.
    """
    mail, raw = prepared.mail, prepared.raw
    ticket, answered = _answered(prepared, known)
    if ticket is None:
        return None
    thread = _side_thread(ticket, answered, mail, house)
    incoming = Incoming(
        at=raw.arrived_at or raw.stored_at,
        text=mail.text,
        subject=mail.subject,
        html=mail.html,
        kind=Message.Kind.SIDE_OUT if thread else Message.Kind.OUTGOING,
        side_thread=thread,
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
    """(ticket, message) that the mail answers; a number in the subject counts, it is our mail."""
    for candidate in prepared.candidates:
        found = known.message(candidate.value) if candidate.ticket_id is None else None
        ticket = known.ticket(found[1] if found else candidate.ticket_id)
        if ticket is not None:
            return ticket, found
    return None, None


def _side_thread(ticket, answered, mail, house):
    """The thread beside the talk, when none of those it went to is the customer; else None.

    What was passed on to a third party must not stand on the customer's status page.
    """
    if answered and answered[3]:
        return SideThread.objects.get(pk=answered[3])
    told = [one.email for one in (*mail.to, *mail.cc) if one.email]
    others = [email for email in told if email not in house.by_address]
    if not others or not _customers(ticket).isdisjoint(others):
        return None
    known = ticket.side_threads.filter(address=others[0]).first()
    return known or SideThread.objects.create(
        ticket=ticket,
        address=others[0],
        title=mail.subject[:160],
        started_at=mail.date or timezone.now(),
    )


def _customers(ticket):
    """Addresses of the contact, of who wrote as customer, and of whom we answered."""
    rows = ticket.messages.filter(kind__in=TALK, is_doubtful=False).order_by("-at", "-id")
    found = set(
        ContactAddress.objects.filter(contact=ticket.contact_id).values_list("email", flat=True)
    )
    for kind, sender, to in rows.values_list("kind", "sender_address", "to")[:LOOKED_AT]:
        spoken = [sender] if kind == Message.Kind.INCOMING else to
        found.update(one.rpartition("<")[2].strip("> ").lower() for one in spoken)
    return found - {""}
