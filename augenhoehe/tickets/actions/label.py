"""What a ticket is about and what it is called."""

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
