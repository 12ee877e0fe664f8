"""What hangs on a ticket goes with it into another one, and comes back with it.

Every foreign key to a ticket is carried, those of rooms upstairs too; what stays is named here with
the reason. A test lists all of them and fails for one that nobody thought of.
"""

from django.db.models import Exists, OuterRef, UniqueConstraint

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.codes import type_of
from augenhoehe.mail.models import OutMail
from augenhoehe.people.models import FollowUp
from augenhoehe.tickets.models import Message, Ticket

RECORDED = "the merge, or what takes it back, records itself"
STAYS = {
    "tickets.Ticket.merged_into": "what was merged into it before leads on through it",
    "tickets.Ticket.follows": "what followed it leads on through it",
    "tickets.StateSpan.ticket": "its clock is its own history",
    "tickets.Access.ticket": "who may read it is its own; merging must not open more",
    "tickets.Concealment.ticket": "from whom it is hidden is its own; merging must not open it",
    "tickets.Message.came_with": "with whom a message came stays known",
}
# Links without a foreign key: the model, and the two columns of type and id.
GENERIC = ((FollowUp, "subject"), (OutMail, "owner"))


def links():
    """The foreign keys to a ticket that are carried, by name: {"tickets.Promise.ticket": field}."""
    related = Ticket._meta.get_fields(include_hidden=True)
    keys = (one.field for one in related if one.auto_created and not one.concrete)
    return {str(key): key for key in keys if str(key) not in STAYS}


@housekeeping(RECORDED)
def carry(source, target):
    """Move what hangs on `source` to `target`; {link: ids of what moved}.

    What `target` has already and may have once only (a draft of the same person, the same solution)
    stays where it is.
    """
    moved = {}
    for name, key in links().items():
        rows = _rows(key, source)
        moved[name] = list(_free(rows, key, target).values_list("pk", flat=True))
        _move(key, moved[name], target)
    came = Message.objects.filter(pk__in=moved["tickets.Message.ticket"], came_with=None)
    came.update(came_with=source)
    for model, name in GENERIC:
        rows = _pointing(model, name, source)
        moved[model._meta.label] = ids = list(rows.values_list("pk", flat=True))
        model.objects.filter(pk__in=ids).update(**{f"{name}_id": target.pk})
    return moved


@housekeeping(RECORDED)
def carry_back(moved, *, source, target):
    """Bring back to `source` what went with it and is still with `target`."""
    for name, key in links().items():
        rows = _rows(key, target).filter(pk__in=moved.get(name, ()))
        _move(key, list(_free(rows, key, source).values_list("pk", flat=True)), source)
    Message.objects.filter(ticket=source, came_with=source).update(came_with=None)
    for model, name in GENERIC:
        rows = _pointing(model, name, target).filter(pk__in=moved.get(model._meta.label, ()))
        rows.update(**{f"{name}_id": source.pk})


def _rows(key, ticket):
    return key.model._base_manager.filter(**{key.name: ticket})


def _pointing(model, name, ticket):
    return model.objects.filter(**{f"{name}_type": type_of(Ticket), f"{name}_id": ticket.pk})


def _move(key, ids, ticket):
    key.model._base_manager.filter(pk__in=ids).update(**{key.name: ticket})


def _free(rows, key, ticket):
    """Those of `rows` that `ticket` may have beside what it has."""
    for others in _once_with(key):
        same = {name: OuterRef(name) for name in others}
        rows = rows.exclude(Exists(_rows(key, ticket).filter(**same)))
    return rows


def _once_with(key):
    """For each rule that a ticket has something once: the other fields of that rule."""
    if key.unique:
        yield ()
    for rule in key.model._meta.constraints:
        if isinstance(rule, UniqueConstraint) and key.name in rule.fields:
            yield tuple(name for name in rule.fields if name != key.name)
