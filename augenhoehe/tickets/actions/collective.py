"""Many concerns, one cause: tied, answered together, ended."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.models import Collective, CollectiveItem


@action
def start_collective(tickets, *, title, by, cause="", like=None):
    """Start a collective case with some tickets.

    `like`: words, senders, product_id by which new ones like these are recognised.
    """
    if not title.strip():
        raise Refused(_("What do these concerns have in common?"), code="collective.title")
    case = Collective.objects.create(
        title=title.strip()[:160],
        cause=cause.strip(),
        started_by=by,
        started_at=timezone.now(),
        **(like or {}),
    )
    for ticket in tickets:
        _tie(case, ticket, by=by)
    record(events.COLLECTIVE_STARTED, case, by=by, count=len(tickets))
    return case


@action
def tie_ticket(case, *, ticket, by, by_rule=False):
    """Tie one more ticket to a running collective case."""
    return _tie(_running(case), ticket, by=by, by_rule=by_rule)


@action
def untie_ticket(item, *, by):
    """Take a ticket out that does not belong."""
    _running(item.collective)
    record(events.UNTIED, item.ticket, by=by, collective_id=item.collective_id)
    item.delete()


@action
def tick_affected(item, *, affected, by):
    """Say whether this customer still has the trouble."""
    item = CollectiveItem.objects.select_for_update().get(pk=item.pk)
    item.is_affected = affected
    item.save(update_fields=["is_affected"])
    record(events.AFFECTED, item.ticket, by=by, affected=affected)
    return item


@action
def change_collective(case, *, by, **values):
    """Change title, what is known, or how new ones are recognised."""
    case = _running(case)
    if "title" in values and not values["title"].strip():
        raise Refused(_("What do these concerns have in common?"), code="collective.title")
    for name in {"title", "cause", "words", "senders", "product_id"} & set(values):
        setattr(case, name, values[name])
    case.save()
    record(events.COLLECTIVE_CHANGED, case, by=by)
    return case


@action
def end_collective(case, *, by):
    """End a collective case; the tickets stay as they are, those still affected stay visible."""
    case = _running(case)
    case.ended_at = timezone.now()
    case.save(update_fields=["ended_at"])
    solved = case.items.filter(is_affected=False).count()
    record(events.COLLECTIVE_ENDED, case, by=by, solved=solved)
    return case


def _running(case):
    fresh = Collective.objects.select_for_update().get(pk=case.pk)
    if fresh.ended_at:
        raise Refused(_("This collective case is already ended."), code="collective.ended")
    return fresh


def _tie(case, ticket, *, by, by_rule=False):
    if CollectiveItem.objects.filter(ticket=ticket).exists():
        return ticket.collective_item
    item = CollectiveItem.objects.create(
        collective=case, ticket=ticket, joined_at=timezone.now(), joined_by_rule=by_rule
    )
    record(events.TIED, ticket, by=by, collective_id=case.pk)
    return item
