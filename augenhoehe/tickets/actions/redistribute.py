"""The open work of somebody who is away goes to those who are here."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.people.models import FollowUp
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.assign import assign_ticket
from augenhoehe.tickets.actions.undo import keep_undo, mark_undone, open_undo
from augenhoehe.tickets.models import Promise, Ticket

VERB = "redistribute"


@action
def redistribute_work(owner, *, gifts, by):
    """Give tickets, promises and follow-up dates of `owner` away; returns what takes it back.

    `gifts` is {"tickets" | "promises" | "follow_ups": [(row, person)]}; what somebody else has by
    now stays there.
    """
    given = {
        "tickets": [_give_ticket(*gift, owner, by) for gift in gifts.get("tickets", ())],
        "promises": [_give_promise(*gift, owner, by) for gift in gifts.get("promises", ())],
        "follow_ups": [_give_follow_up(*gift, owner, by) for gift in gifts.get("follow_ups", ())],
    }
    done = {name: [one for one in rows if one] for name, rows in given.items()}
    if not any(done.values()):
        raise Refused(_("Nothing was given away."), code="redistribute.nothing")
    return keep_undo(by, verb=VERB, before={"owner": owner.pk, **done})


@action
def undo_redistribution(undo, *, by, but=()):
    """Give everything back that is still with whoever got it; says how many.

    Tickets with an id in `but`, which are hidden from `by` meanwhile, stay where they are.
    """
    undo = open_undo(undo, verbs=(VERB,), by=by)
    owner = undo.before["owner"]
    count = sum(_take_ticket(*gift, owner, but, by) for gift in undo.before["tickets"])
    count += sum(_take_promise(*gift, owner, but, by) for gift in undo.before["promises"])
    for pk, receiver in undo.before["follow_ups"]:
        count += _let_follow_up(pk, receiver, owner, by)
    mark_undone(undo)
    return count


def _take_ticket(pk, receiver, owner, but, by):
    ticket = Ticket.objects.select_for_update().get(pk=pk)
    if pk in but or ticket.assignee_id != receiver or not ticket.is_live:
        return 0
    ticket.assignee_id = owner
    ticket.save(update_fields=["assignee"])
    record(events.UNDONE, ticket, by=by, verb=VERB)
    return 1


def _take_promise(pk, receiver, owner, but, by):
    promise = Promise.objects.select_for_update().get(pk=pk)
    if promise.ticket_id in but or promise.owner_id != receiver or not promise.is_waiting:
        return 0
    _let_keep(promise, owner, by)
    return 1


def _give_ticket(ticket, person, owner, by):
    fresh = Ticket.objects.get(pk=ticket.pk)
    if fresh.assignee_id != owner.pk or not fresh.is_live:
        return None
    assign_ticket(fresh, to=person, by=by)
    return [ticket.pk, person.pk]


def _give_promise(promise, person, owner, by):
    fresh = Promise.objects.select_for_update().get(pk=promise.pk)
    if fresh.owner_id != owner.pk or not fresh.is_waiting:
        return None
    _let_keep(fresh, person.pk, by)
    return [promise.pk, person.pk]


def _let_keep(promise, user_id, by):
    promise.owner_id = user_id
    promise.save(update_fields=["owner"])
    record(events.PROMISE_GIVEN, promise.ticket, by=by, user_id=user_id)


def _give_follow_up(follow_up, person, owner, by):
    moved = _let_follow_up(follow_up.pk, owner.pk, person.pk, by)
    return [follow_up.pk, person.pk] if moved else None


def _let_follow_up(pk, from_id, to_id, by):
    """1 if the open date was still with `from_id` and went to `to_id`, else 0."""
    row = FollowUp.objects.select_for_update().filter(pk=pk, user=from_id, done_at=None).first()
    if row is None:
        return 0
    row.user_id = to_id
    row.save(update_fields=["user"])
    record(events.FOLLOW_UP_GIVEN, row, by=by, user_id=to_id)
    return 1
