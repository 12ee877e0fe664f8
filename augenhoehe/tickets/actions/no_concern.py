"""What came was no concern: thanks, spam, a newsletter."""

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Message, NoConcern, State, StateSpan
from augenhoehe.tickets.timeline import STATE_FIELDS, enter, locked, move


@action
def mark_no_concern(ticket, *, reason, by):
    """Take a ticket out of the work and the figures.

    A concern that was worked on stays one: what came after it was solved gives the solved state
    back, and thanks for an answer mean that it is solved.
    """
    ticket = locked(ticket)
    if ticket.is_live and (solved := _solved_without_answer_since(ticket)):
        _solved_as_before(ticket, solved)
    elif ticket.is_live and reason == NoConcern.THANKS and ticket.first_response_at:
        return solve_ticket(ticket, outcome=Outcome(), by=by)
    else:
        ticket.no_concern = reason
        move(ticket, "no_concern", at=timezone.now())
        ticket.closed_at = timezone.now()
    ticket.unanswered_since, ticket.chaser_count = None, 0
    fields = ["no_concern", "unanswered_since", "chaser_count"]
    ticket.save(update_fields=[*fields, *STATE_FIELDS])
    record(events.NO_CONCERN, ticket, by=by, reason=reason)
    return ticket


def _solved_as_before(ticket, solved):
    enter(ticket, State.SOLVED, at=timezone.now())
    ticket.solved_at = solved.from_at
    ticket.reopened_count -= 1


def _solved_without_answer_since(ticket):
    """The span in which a reopened ticket was solved, if nobody answered after it ended."""
    if not ticket.reopened_count:
        return None
    spans = StateSpan.objects.filter(ticket=ticket, state=State.SOLVED)
    span = spans.exclude(until_at=None).order_by("-from_at").first()
    sent = ticket.messages.filter(kind=Message.Kind.OUTGOING)
    return span if span and not sent.filter(at__gt=span.until_at).exists() else None
