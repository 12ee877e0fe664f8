"""What came was no concern: thanks, spam, a newsletter."""

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.models import NoConcern, State, StateSpan
from augenhoehe.tickets.timeline import STATE_FIELDS, enter, locked, move


@action
def mark_no_concern(ticket, *, reason, by):
    """Take a ticket out of the work and the figures; thanks for a solved one leave it solved."""
    ticket = locked(ticket)
    now = timezone.now()
    solved = _was_solved_before(ticket)
    if solved and reason == NoConcern.THANKS:
        enter(ticket, State.SOLVED, at=now)
        ticket.solved_at = solved.from_at
        ticket.reopened_count = max(0, ticket.reopened_count - 1)
    else:
        ticket.no_concern = reason
        move(ticket, "no_concern", at=now)
        ticket.closed_at = now
    ticket.unanswered_since, ticket.chaser_count = None, 0
    fields = ["no_concern", "unanswered_since", "chaser_count"]
    ticket.save(update_fields=[*fields, *STATE_FIELDS])
    record(events.NO_CONCERN, ticket, by=by, reason=reason)
    return ticket


def _was_solved_before(ticket):
    if not ticket.reopened_count:
        return None
    return StateSpan.objects.filter(ticket=ticket, state=State.SOLVED).order_by("-from_at").first()
