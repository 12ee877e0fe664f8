"""Where a mail belongs: what it names finds the ticket, who wrote decides how far to trust."""

from dataclasses import dataclass, replace

from augenhoehe.intake.sender import Sender
from augenhoehe.tickets.actions.receive import takes_replies
from augenhoehe.tickets.models import Message, SideThread, Ticket

LOOKED_AT = 300
UNGUESSABLE = ("own_id", "reply_address")


@dataclass(frozen=True)
class Placement:
    """A ticket to lay the mail into, or what a new one should know of others.

    `proves_address`: the mail answers one that went to this sender and that nobody can guess.
    """

    ticket: Ticket | None = None
    side_thread: SideThread | None = None
    is_doubtful: bool = False
    proves_address: bool = False
    follows: Ticket | None = None
    names_ticket_id: int | None = None


def place(prepared, *, sender, known, at):
    """Find where a mail belongs; a stranger who holds an address or a Message-ID is doubtful."""
    hint = None
    for candidate in prepared.candidates:
        message = known.message(candidate.value) if candidate.ticket_id is None else None
        ticket = known.ticket(message[1] if message else candidate.ticket_id)
        if ticket is None:
            continue
        found = _in_ticket(ticket, message, sender, candidate)
        if candidate.kind == "subject" and found.is_doubtful:
            hint = ticket.pk
            continue
        proves = candidate.kind in UNGUESSABLE and not (sender.is_refuted or found.is_doubtful)
        return replace(_now(found, prepared, at), proves_address=proves)
    return Placement(names_ticket_id=hint)


def _in_ticket(ticket, message, sender, candidate):
    if is_customer(sender, ticket):
        return Placement(ticket)
    thread = _side_thread(ticket, message, sender)
    if thread is not None:
        known = sender.email in _people(thread.messages) | {thread.address.lower()}
        return Placement(ticket, side_thread=thread, is_doubtful=sender.is_refuted or not known)
    addressed = candidate.contact_id and sender.contact and not sender.is_refuted
    if addressed and candidate.contact_id == sender.contact.pk:
        return Placement(ticket)
    return Placement(ticket, is_doubtful=not takes_part(sender, ticket))


def _now(found, prepared, at):
    """A concern that is over: what a person writes opens a new one that follows it."""
    ticket = found.ticket
    past = ticket.is_history and not prepared.raw.is_history
    open_to_it = takes_replies(ticket, at=at) and not past
    if open_to_it or not prepared.classification.is_person or prepared.raw.is_sent_copy:
        return found
    if found.is_doubtful or found.side_thread:
        return Placement(names_ticket_id=ticket.pk)
    return replace(found, ticket=None, follows=ticket)


def is_customer(sender: Sender, ticket):
    """Is this the ticket's contact, or somebody of its company?"""
    if sender.contact is None or sender.is_refuted:
        return False
    same_company = ticket.company_id in {company.pk for company in sender.companies}
    return ticket.contact_id == sender.contact.pk or (
        ticket.company_id is not None and same_company
    )


def takes_part(sender: Sender, ticket):
    """Did this address write in the ticket, or was it written to, beyond doubt?"""
    if not sender.email or sender.is_refuted:
        return False
    told = ticket.messages.exclude(kind__in=[Message.Kind.SIDE_IN, Message.Kind.SIDE_OUT])
    return sender.email in _people(told)


def _people(messages):
    """Addresses of the newest messages that nobody doubts."""
    rows = messages.filter(is_doubtful=False).order_by("-at", "-id")
    found = set()
    for sender, to, cc in rows.values_list("sender_address", "to", "cc")[:LOOKED_AT]:
        found.update(one.rpartition("<")[2].strip("> ").lower() for one in [sender, *to, *cc])
    return found - {""}


def _side_thread(ticket, message, sender):
    """The side thread that was answered, or the one with this very address."""
    if message and message[3]:
        return SideThread.objects.get(pk=message[3])
    if not sender.email:
        return None
    return ticket.side_threads.filter(address__iexact=sender.email).first()
