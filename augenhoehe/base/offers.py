"""What a room offers to the house: subjects, slots, panels, needs. No models, no rooms.

Panels and needs may `yield` querysets: those of all rooms are asked in one statement (`at_once`).
"""

import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial, wraps
from inspect import isgeneratorfunction

from django.db.models import QuerySet
from django.template.loader import render_to_string

from augenhoehe.base.at_once import answer_of, ask_together, fetch_at_once
from augenhoehe.base.codes import type_of

log = logging.getLogger("augenhoehe.offers")


@dataclass(frozen=True)
class Subject:
    """Anything another room may point at by (type, id).

    `hides(user)` gives the ids of what is about that very person: it leaves no trace for them, not
    even “something you may not see”. `is_confided`: an answer to a mail of it is confidential.
    """

    type: int
    model: type
    visible_to: Callable
    label: Callable
    url: Callable
    hides: Callable
    is_confided: bool = False


@dataclass(frozen=True)
class Panel:
    """A piece that one room hangs on another room's page."""

    order: int
    name: str
    gather: Callable
    template: str
    seen: Callable


@dataclass(frozen=True)
class Need:
    """Something that waits for a person: why, since or until when, and what can be done at once.

    `rank`: 1 danger to a person or data, 2 broken promise, 3 waiting handover, 4 chaser,
    5 service time, 6 follow-up, 7 upkeep. `verbs`: [(label, url)], posted to the owner's door.
    """

    key: str
    label: str
    url: str
    why: str
    rank: int
    due_at: datetime | None = None
    ref: tuple[int, int] | None = None
    verbs: tuple = field(default=())


@dataclass(frozen=True)
class NeedOffer:
    """A room's source of needs."""

    name: str
    gather: Callable
    seen: Callable


SUBJECTS: dict[int, Subject] = {}
SLOTS: set[str] = set()
PANELS: dict[str, list[Panel]] = defaultdict(list)
NEEDS: dict[str, NeedOffer] = {}


def _own_url(thing):
    return thing.get_absolute_url()


def _nothing(user):
    return ()


def subject(model, *, visible_to, label=str, url=_own_url, hides=_nothing, is_confided=False):
    """Declare a model as something others may point at, with the owner's rule of visibility."""
    offered = Subject(type_of(model), model, visible_to, label, url, hides, is_confided)
    known = SUBJECTS.get(offered.type, offered)
    assert known.model is model, f"{model} has the code of {known.model}"
    SUBJECTS[offered.type] = offered
    return offered


def ref(thing):
    """The generic link (type, id) to `thing`."""
    return type_of(thing), thing.pk


def resolve(refs, *, user):
    """{(type, id): object} of what `user` may see: one statement, whatever the length."""
    return answer_of(resolving, refs, user=user)


def resolving(refs, *, user):
    """`resolve` for whoever asks together with others: `yield from resolving(…)`."""
    rows = rows_of(refs, user=user)
    yield tuple(rows.values())
    return found_in(rows)


def rows_of(refs, *, user):
    """{type: queryset} of what `user` may see of these, to be fetched with other things."""
    wanted = defaultdict(set)
    for kind, pk in refs:
        wanted[kind].add(pk)
    return {
        kind: SUBJECTS[kind].visible_to(user).filter(pk__in=pks)
        for kind, pks in wanted.items()
        if kind in SUBJECTS
    }


def found_in(rows):
    """{(type, id): object} of `rows_of`."""
    return {(kind, thing.pk): thing for kind, things in rows.items() for thing in things}


def hidden(user, *, but=()):
    """{type: ids} of what leaves no trace for `user`; mostly nothing. Types of `but` are left.

    All rooms are asked in one statement, once for each person that a request knows.
    """
    if not hasattr(user, "_hidden"):
        user._hidden = {}
    known, wanted = user._hidden, [kind for kind in SUBJECTS if kind not in but]
    asked = {kind: SUBJECTS[kind].hides(user) for kind in wanted if kind not in known}
    fetch_at_once(*(ids for ids in asked.values() if isinstance(ids, QuerySet)))
    known |= {kind: list(ids) for kind, ids in asked.items() if kind not in known}
    return {kind: known[kind] for kind in wanted if known[kind]}


def without_hidden(rows, refs, *, on="subject"):
    """Rows with a generic link (`on`_type, `on`_id) without those to any of `refs` {type: ids}."""
    for kind, ids in refs.items():
        rows = rows.exclude(**{f"{on}_type": kind, f"{on}_id__in": ids})
    return rows


def slot(name):
    """Declare a place on one's page where other rooms may hang panels."""
    SLOTS.add(name)
    return name


def panel(where, *, template, seen, order=50):
    """Hang `gather(host, *, mine, user) -> context | None` on a slot; `mine` is seen(user)."""

    def mark(gather):
        assert where in SLOTS, f"{where} is no slot"
        name = f"{gather.__module__}.{gather.__name__}"
        others = [p for p in PANELS[where] if p.name != name]
        new = Panel(order, name, gather, template, seen)
        PANELS[where] = sorted([*others, new], key=lambda p: (p.order, p.name))
        return _asked_alone(gather)

    return mark


def panels(where, host, *, request, part=slice(None)):
    """The rendered panels of a slot; one that breaks says so in a sentence and the page stays."""
    offers = PANELS[where][part]
    asked = ask_together([partial(_gather, one, host, request.user) for one in offers])
    for offered, answer in zip(offers, asked, strict=True):
        try:
            if answer.failure:
                raise answer.failure
            if answer.result is not None:
                yield render_to_string(offered.template, answer.result, request)
        except Exception:
            log.exception("panel %s", offered.name)
            yield render_to_string("ui/panel_failed.html", {}, request)


def _gather(offered, host, user):
    return offered.gather(host, mine=offered.seen(user), user=user)


def need(name, *, seen):
    """Offer `gather(mine, user, now) -> [Need]` to everybody's My day."""

    def mark(gather):
        NEEDS[name] = NeedOffer(name, gather, seen)
        return _asked_alone(gather)

    return mark


def _asked_alone(gather):
    """What stands under the name in its own room answers whoever calls it, without others."""
    return wraps(gather)(partial(answer_of, gather)) if isgeneratorfunction(gather) else gather
