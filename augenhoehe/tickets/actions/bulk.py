"""Many tickets at once, all or none, and back again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.assign import assign_ticket
from augenhoehe.tickets.actions.move import move_ticket
from augenhoehe.tickets.actions.no_concern import mark_no_concern
from augenhoehe.tickets.actions.prioritise import prioritise_ticket
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.actions.undo import keep_undo, mark_undone, open_undo
from augenhoehe.tickets.arriving import ask_for_index
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.picture import picture_of, put_back

MAX_TICKETS = 500
VERBS = {
    "assign": lambda ticket, target, by: assign_ticket(ticket, to=target, by=by),
    "move": lambda ticket, target, by: move_ticket(ticket, team=target, by=by),
    "prioritise": lambda ticket, target, by: prioritise_ticket(ticket, priority=target, by=by),
    "solve": lambda ticket, target, by: solve_ticket(ticket, outcome=target, by=by),
    "no_concern": lambda ticket, target, by: mark_no_concern(ticket, reason=target, by=by),
}


@action
def change_tickets(tickets, *, verb, target, by):
    """Assign, move, prioritise, solve or dismiss tickets; returns what takes it all back."""
    if len(tickets) > MAX_TICKETS:
        raise Refused(
            _("At most %(count)s tickets at once.") % {"count": MAX_TICKETS}, code="bulk.many"
        )
    before, after = {}, {}
    for ticket in tickets:
        before[ticket.pk] = picture_of(Ticket.objects.get(pk=ticket.pk))
        after[ticket.pk] = picture_of(VERBS[verb](ticket, target, by))
    return keep_undo(by, verb=verb, before={"before": before, "after": after})


@action
def undo_change(undo, *, by, but=()):
    """Take a change back, ticket by ticket, where nobody has changed it since; says how many.

    Tickets with an id in `but`, which are hidden from `by` meanwhile, stay as they are.
    """
    undo = open_undo(undo, verbs=VERBS, by=by)
    count = put_unchanged_back(undo, but=but, by=by)
    mark_undone(undo)
    return count


@housekeeping("each ticket's history says that a change was taken back")
def put_unchanged_back(undo, *, by, but=()):
    """Put each ticket of a change back that nobody has changed since, none of `but`; how many."""
    count = 0
    for key, before in undo.before["before"].items():
        ticket = Ticket.objects.select_for_update().get(pk=key)
        if ticket.pk in but or picture_of(ticket) != undo.before["after"][key]:
            continue
        put_back(ticket, before, at=timezone.now())
        record(events.UNDONE, ticket, by=by, verb=undo.verb)
        ask_for_index(ticket, whole=True)
        count += 1
    return count
