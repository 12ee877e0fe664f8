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
    if to and not rules.may_receive(to, ticket):
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
