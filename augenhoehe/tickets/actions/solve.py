"""A ticket is solved, closed, reopened."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.models import SolutionUse
from augenhoehe.tickets.timeline import STATE_FIELDS, locked, move


@action
def solve_ticket(ticket, *, outcome, by):
    """Solve a ticket, with what it was about and what it came from, as far as it was said."""
    ticket = locked(ticket)
    if any(item.is_waiting for item in ticket.promises.all()):
        raise Refused(
            _("A promise to the customer is still open. Keep it, move it or withdraw it first."),
            code="solve.promise_open",
        )
    now = timezone.now()
    move(ticket, "solve", at=now)
    ticket.solved_at = now
    ticket.unanswered_since, ticket.chaser_count = None, 0
    _note_outcome(ticket, outcome)
    fields = ["topic", "product", "fault", "unanswered_since", "chaser_count"]
    ticket.save(update_fields=[*fields, *STATE_FIELDS])
    if outcome.solution_id:
        SolutionUse.objects.get_or_create(
            ticket=ticket, solution_id=outcome.solution_id, defaults={"used_at": now}
        )
    record(events.SOLVED, ticket, by=by, solution_id=outcome.solution_id, fault=ticket.fault)
    return ticket


def _note_outcome(ticket, outcome):
    ticket.fault = outcome.fault or ticket.fault
    ticket.topic_id = outcome.topic_id or ticket.topic_id
    ticket.product_id = outcome.product_id or ticket.product_id


@action
def close_ticket(ticket, *, by, event="close"):
    """Close a solved ticket; the clockwork does so after seven quiet days."""
    ticket = locked(ticket)
    move(ticket, event, at=timezone.now())
    ticket.closed_at = timezone.now()
    ticket.save(update_fields=STATE_FIELDS)
    record(events.CLOSED, ticket, by=by)
    return ticket


@action
def reopen_ticket(ticket, *, by):
    """Open a solved or closed ticket again."""
    ticket = locked(ticket)
    ticket.no_concern = ""
    move(ticket, "reopen", at=timezone.now())
    ticket.save(update_fields=["no_concern", *STATE_FIELDS])
    record(events.REOPENED, ticket, by=by)
    return ticket
