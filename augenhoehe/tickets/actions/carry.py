"""What hangs on a ticket goes with it into another one, and comes back with it."""

from django.db.models import Exists, ForeignKey, OuterRef, UniqueConstraint

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.codes import type_of
from augenhoehe.tickets.merging import GOES
from augenhoehe.tickets.models import Message, Ticket

RECORDED = "the merge, or what takes it back, records itself"
MESSAGES = "tickets.Message.ticket"


@housekeeping(RECORDED)
def carry(source, target):
    """Move what hangs on `source` to `target`; {reference: ids of what moved}.

    What `target` has already and may have once only (a draft of the same person, the same solution)
    stays where it is.
    """
    moved = {}
    for reference, link in GOES.items():
        free = _free(_rows(link, source), link, target)
        moved[reference] = list(free.values_list("pk", flat=True))
        _move(link, moved[reference], target)
    came = Message.objects.filter(pk__in=moved[MESSAGES], came_with=None)
    came.update(came_with=source)
    return moved


@housekeeping(RECORDED)
def carry_back(moved, *, source, target):
    """Bring back to `source` what went with it and is still with `target`."""
    for reference, link in GOES.items():
        rows = _rows(link, target).filter(pk__in=moved.get(reference, ()))
        _move(link, list(_free(rows, link, source).values_list("pk", flat=True)), source)
    Message.objects.filter(ticket=source, came_with=source).update(came_with=None)


def _key(link):
    """The foreign key of a link, or None where it is two columns."""
    model, name = link
    fields = {field.name: field for field in model._meta.concrete_fields}
    return fields[name] if isinstance(fields.get(name), ForeignKey) else None


def _rows(link, ticket):
    model, name = link
    here = {name: ticket} if _key(link) else {f"{name}_id": ticket.pk}
    if not _key(link):
        here[f"{name}_type"] = type_of(Ticket)
    return model._base_manager.filter(**here)


def _move(link, ids, ticket):
    model, name = link
    model._base_manager.filter(pk__in=ids).update(**{f"{name}_id": ticket.pk})


def _free(rows, link, ticket):
    """Those of `rows` that `ticket` may have beside what it has."""
    for others in _once_with(link):
        same = {name: OuterRef(name) for name in others}
        rows = rows.exclude(Exists(_rows(link, ticket).filter(**same)))
    return rows


def _once_with(link):
    """For each rule that a ticket has something once: the other fields of that rule."""
    model, name = link
    key = _key(link)
    if key and key.unique:
        yield ()
    for rule in model._meta.constraints:
        if isinstance(rule, UniqueConstraint) and name in rule.fields:
            yield tuple(other for other in rule.fields if other != name)
