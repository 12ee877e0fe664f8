"""A ticket becomes more or less urgent."""

from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.timeline import STATE_FIELDS, locked, set_deadlines


@action
def prioritise_ticket(ticket, *, priority, by):
    """Set the priority; the deadlines follow the policy of the new one."""
    ticket = locked(ticket)
    if ticket.priority == priority:
        return ticket
    ticket.priority = priority
    set_deadlines(ticket)
    ticket.save(update_fields=["priority", *STATE_FIELDS])
    record(events.PRIORITY, ticket, by=by, priority=int(priority))
    return ticket
