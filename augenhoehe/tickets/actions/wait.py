"""A ticket waits: for the customer or for a third party; and goes on."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.timeline import STATE_FIELDS, locked, move


@action
def wait_for_customer(ticket, *, by):
    """Stop the clock until the customer answers; only after something was sent to them."""
    ticket = locked(ticket)
    last = (
        ticket.messages.filter(kind__in=[Message.Kind.INCOMING, Message.Kind.OUTGOING])
        .exclude(is_acknowledgement=True)
        .order_by("-at", "-id")
        .first()
    )
    called = ticket.unanswered_since is None and ticket.first_response_at is not None
    if not called and (last is None or last.kind != Message.Kind.OUTGOING):
        raise Refused(
            _("A ticket can wait for the customer only after you have written to them."),
            code="wait.nothing_sent",
        )
    move(ticket, "wait_customer", at=timezone.now())
    ticket.save(update_fields=STATE_FIELDS)
    record(events.WAITS_CUSTOMER, ticket, by=by)
    return ticket


@action
def wait_for_third(ticket, *, whom, until, by):
    """Wait for somebody else, with a name and a date; the clock runs on, the customer waits."""
    ticket = locked(ticket)
    if not whom.strip() or until is None:
        raise Refused(
            _("For whom do you wait, and when will you ask again?"), code="wait.whom_until"
        )
    if until <= timezone.now():
        raise Refused(_("The date lies in the past."), code="wait.past")
    move(ticket, "wait_third", at=timezone.now())
    ticket.waiting_for, ticket.waiting_until = whom.strip()[:160], until
    ticket.save(update_fields=STATE_FIELDS)
    record(events.WAITS_THIRD, ticket, by=by)
    return ticket


@action
def resume_ticket(ticket, *, by, event="resume"):
    """Go on with a ticket that waited."""
    ticket = locked(ticket)
    move(ticket, event, at=timezone.now())
    ticket.save(update_fields=STATE_FIELDS)
    record(events.RESUMED, ticket, by=by)
    return ticket
