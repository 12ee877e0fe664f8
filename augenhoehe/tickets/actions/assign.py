"""A ticket is given to somebody, or to nobody."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events, rules
from augenhoehe.tickets.timeline import locked


@action
def assign_ticket(ticket, *, to, by):
    """Give a ticket to a colleague who may read it; None puts it back to the team."""
    ticket = locked(ticket)
    if to and not may_receive(to, ticket):
        raise Refused(
            _("%(name)s may not read this ticket and cannot take it.") % {"name": to.name},
            code="assign.blind",
        )
    if ticket.assignee_id == (to.pk if to else None):
        return ticket
    ticket.assignee = to
    ticket.save(update_fields=["assignee"])
    record(events.ASSIGNED, ticket, by=by, user_id=to.pk if to else None)
    return ticket


def may_receive(user, ticket):
    """An active person who reads tickets and from whom this one is not hidden."""
    if not user.is_active or not user.reads_tickets:
        return False
    hidden = ticket.pk in rules.concealed_ids(user)
    return not hidden and ticket.team_id not in user.hidden_team_ids
