"""A ticket's state and its clocks; the actions call this inside their transaction."""

from collections import defaultdict

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.kernel.businesstime import Pause
from augenhoehe.servicelevels.queries import deadlines, policy_for
from augenhoehe.tickets.models import State, StateSpan, Ticket
from augenhoehe.tickets.states import CLOCK, LIVE, PAUSED, move_for

STATE_FIELDS = ["state", "is_live", "solved_at", "closed_at", "reopened_count", "waiting_for",
                "waiting_until", "response_due_at", "solution_due_at", "next_due_at"]  # fmt: skip


def locked(ticket):
    """The ticket as it is now, held until the transaction ends; a merged one is refused."""
    fresh = Ticket.objects.select_for_update().get(pk=ticket.pk)
    if fresh.is_merged:
        raise Refused(
            _("This ticket was merged into #%(number)s; go on there.")
            % {"number": fresh.merged_into_id},
            code="ticket.merged",
        )
    return fresh


def move(ticket, event, *, at):
    """Lead `ticket` where the table says; refuse where it says nothing. Returns the move."""
    step = move_for(ticket.state, event)
    if step is None:
        raise Refused(
            _("A ticket that is “%(state)s” cannot do that.")
            % {"state": ticket.get_state_display()},
            code=f"ticket.no_{event}",
        )
    if step.reopens:
        ticket.reopened_count += 1
    enter(ticket, step.to, at=at)
    return step


def enter(ticket, state, *, at):
    """Put `ticket` into `state`: end the running span, begin the next, set the clocks."""
    stays = ticket.state == state
    if not stays:
        StateSpan.objects.filter(ticket=ticket, until_at=None).update(until_at=at)
        StateSpan.objects.create(ticket=ticket, state=state, team_id=ticket.team_id, from_at=at)
    ticket.state = state
    ticket.is_live = state in LIVE
    if ticket.is_live:
        ticket.solved_at = ticket.closed_at = None
    if state != State.WAITING_THIRD:
        ticket.waiting_for, ticket.waiting_until = "", None
    if stays and ticket.solution_due_at:
        # No pause began or ended, so the deadlines are what they were.
        set_next_due(ticket)
    else:
        set_deadlines(ticket)


def change_team(ticket, team, *, at):
    """Move the running span to another team, whose hours and policies hold from now on."""
    StateSpan.objects.filter(ticket=ticket, until_at=None).update(until_at=at)
    StateSpan.objects.create(ticket=ticket, state=ticket.state, team=team, from_at=at)
    ticket.team = team
    set_deadlines(ticket)


def pauses_of(ticket):
    """When the customer was waited for; the last one may still be running (end None)."""
    return [] if ticket.pk is None else pauses_by_ticket([ticket]).get(ticket.pk, [])


def pauses_by_ticket(tickets):
    """{ticket id: its pauses in order} in one query."""
    paused = [state for state, clock in CLOCK.items() if clock == PAUSED]
    spans = StateSpan.objects.filter(ticket__in=tickets, state__in=paused).order_by("from_at")
    found = defaultdict(list)
    for span in spans:
        found[span.ticket_id].append(Pause(span.from_at, span.until_at, "waiting_customer"))
    return found


def set_deadlines(ticket):
    """Work the deadlines out again from the policy of team and priority."""
    if ticket.is_history or ticket.no_concern:
        ticket.response_due_at = ticket.solution_due_at = ticket.next_due_at = None
        return
    policy = policy_for(ticket.team_id, ticket.priority)
    apply_policy(ticket, policy, pauses=pauses_of(ticket) if policy else [])


def apply_policy(ticket, policy, *, pauses):
    """The deadlines that a policy gives, with the times in which the customer was waited for."""
    due = deadlines(ticket.opened_at, policy=policy, pauses=pauses)
    ticket.response_due_at, ticket.solution_due_at = due
    set_next_due(ticket)


def set_next_due(ticket):
    """What is due next while the clock runs; nothing while it is paused or stopped."""
    running = CLOCK[State(ticket.state)] not in (PAUSED, "stopped")
    waits = [] if ticket.first_response_at else [ticket.response_due_at]
    moments = [at for at in [*waits, ticket.solution_due_at] if at]
    ticket.next_due_at = min(moments) if running and moments else None
