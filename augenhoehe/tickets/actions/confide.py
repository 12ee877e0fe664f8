"""Who may read a ticket."""

from augenhoehe.base.actions import action
from augenhoehe.base.offers import ref
from augenhoehe.journal.actions import record
from augenhoehe.search.actions import rescope
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import ask_for_index
from augenhoehe.tickets.finding import scope_of
from augenhoehe.tickets.models import Access
from augenhoehe.tickets.timeline import locked


@action
def confide_ticket(ticket, *, readers, by):
    """Let only the lead, the assignee and `readers` read a ticket from now on."""
    ticket = locked(ticket)
    ticket.is_confidential = True
    ticket.save(update_fields=["is_confidential"])
    Access.objects.filter(ticket=ticket).exclude(user__in=readers).delete()
    Access.objects.bulk_create(
        [Access(ticket=ticket, user=user) for user in readers], ignore_conflicts=True
    )
    rescope(ref(ticket), scope_of(ticket))
    record(events.CONFIDED, ticket, by=by, on=True)
    ask_for_index(ticket, whole=True)
    return ticket


@action
def release_ticket(ticket, *, by):
    """Let everybody read a ticket again who may read its team's."""
    ticket = locked(ticket)
    ticket.is_confidential = False
    ticket.save(update_fields=["is_confidential"])
    Access.objects.filter(ticket=ticket).delete()
    rescope(ref(ticket), scope_of(ticket))
    record(events.CONFIDED, ticket, by=by, on=False)
    ask_for_index(ticket, whole=True)
    return ticket
