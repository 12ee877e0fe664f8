"""A ticket goes to another team."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import ask_for_index
from augenhoehe.tickets.timeline import STATE_FIELDS, change_team, locked


@action
def move_ticket(ticket, *, team, by):
    """Give a ticket to another team; its hours and deadlines hold from now, nobody has it yet."""
    ticket = locked(ticket)
    if ticket.team_id == team.pk:
        return ticket
    if team.retired_at:
        raise Refused(_("This team no longer exists."), code="move.retired")
    former = ticket.team_id
    change_team(ticket, team, at=timezone.now())
    ticket.moved_count += 1
    if ticket.assignee and team.pk not in ticket.assignee.team_ids:
        ticket.assignee = None
    ticket.save(update_fields=["team", "assignee", "moved_count", *STATE_FIELDS])
    record(events.MOVED, ticket, by=by, team_id=team.pk, from_id=former)
    ask_for_index(ticket, whole=True)
    return ticket
