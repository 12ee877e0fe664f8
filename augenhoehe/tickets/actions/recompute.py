"""Deadlines follow the settings when hours or promises of a team change."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.servicelevels.models import Priority
from augenhoehe.servicelevels.queries import policy_for
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.timeline import apply_policy, pauses_by_ticket

DUE_FIELDS = ["response_due_at", "solution_due_at", "next_due_at"]
AT_ONCE = 500


@housekeeping("who changed the hours or the promise is recorded there")
def recompute_deadlines(team_id, *, after_id=0):
    """Work out the deadlines of the next live tickets of a team; the id to go on after, or None."""
    rows = Ticket.objects.filter(team_id=team_id, is_live=True, is_history=False, pk__gt=after_id)
    tickets = list(rows.select_for_update().order_by("pk")[:AT_ONCE])
    policies = {priority: policy_for(team_id, priority) for priority in Priority.values}
    pauses = pauses_by_ticket(tickets)
    for ticket in tickets:
        apply_policy(ticket, policies[ticket.priority], pauses=pauses.get(ticket.pk, []))
    Ticket.objects.bulk_update(tickets, DUE_FIELDS, batch_size=200)
    return tickets[-1].pk if len(tickets) == AT_ONCE else None
