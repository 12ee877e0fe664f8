"""What a ticket is about, who the customer is, what it is called."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import ask_for_index
from augenhoehe.tickets.timeline import locked

LABELS = ("topic", "product", "fault")


@action
def label_ticket(ticket, *, by, **labels):
    """Set topic, product or fault; what is not named stays."""
    ticket = locked(ticket)
    changed = [name for name in labels if name in LABELS and getattr(ticket, name) != labels[name]]
    if not changed:
        return ticket
    for name in changed:
        setattr(ticket, name, labels[name])
    ticket.save(update_fields=changed)
    record(events.LABELLED, ticket, by=by, fields=changed)
    return ticket


@action
def rename_ticket(ticket, *, subject, by):
    """Give a ticket a subject that says what it is about."""
    ticket = locked(ticket)
    if not subject.strip():
        raise Refused(_("The subject is empty."), code="rename.empty")
    ticket.subject = " ".join(subject.split())[:255]
    ticket.save(update_fields=["subject"])
    record(events.RENAMED, ticket, by=by)
    ask_for_index(ticket, whole=True)
    return ticket


@action
def place_ticket(ticket, *, company, contact, by):
    """Say whose concern this is, where it could not be known or was wrong.

    A contact alone brings the company along if they write for one only.
    """
    ticket = locked(ticket)
    if company is None:
        writes_for = list(contact.companies.all()[:2])
        company = writes_for[0] if len(writes_for) == 1 else None
    ticket.company, ticket.contact = company, contact or ticket.contact
    ticket.save(update_fields=["company", "contact"])
    record(events.PLACED, ticket, by=by, company_id=company.pk if company else None)
    ask_for_index(ticket, whole=True)
    return ticket
