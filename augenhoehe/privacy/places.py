"""Where an erased person is still named in texts of others: by the search, and where it ends."""

import json
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, prefetch_related_objects

from augenhoehe.base.offers import SUBJECTS, resolve, resolving
from augenhoehe.base.personal import PASSAGES
from augenhoehe.kernel.mailtext.blackout import Excerpt, Finder, words_of
from augenhoehe.privacy.models import Place
from augenhoehe.search.queries import find_everywhere

MOST = 200
SHOWN = 100


@dataclass(frozen=True)
class Words:
    """What names a person: for sure, and the last names alone."""

    sure: tuple[str, ...]
    last: tuple[str, ...]

    @property
    def finder(self):
        return Finder((*self.sure, *self.last))

    def as_text(self):
        """To be kept sealed."""
        return json.dumps([self.sure, self.last])


def words_for(person):
    """What names this person."""
    return Words(*words_of(person.names, person.emails, person.phones))


def kept_words(erasure):
    """The words of an erasure, until they are forgotten."""
    sure, last = json.loads(erasure.words or "[[], []]")
    return Words(tuple(sure), tuple(last))


def candidates(words):
    """The refs of whatever may hold one of the words; asked before the erasure."""
    found = {}
    every = (*words.sure, *words.last)
    for word in every:
        for hit in find_everywhere(f'"{word}" ', limit=MOST):
            if hit.owner[0] in PASSAGES:
                found[hit.owner] = None
    return [*found, *_unsearched(every)]


def _unsearched(words):
    """The refs of what holds one of the words in columns that the search does not know."""
    for kind, passages in PASSAGES.items():
        holds = [Q(**{f"{name}__icontains": w}) for name in passages.columns for w in words]
        if holds:
            rows = SUBJECTS[kind].model.objects.filter(reduce(or_, holds))
            yield from ((kind, pk) for pk in rows.order_by().values_list("pk", flat=True)[:MOST])


def still_named(refs, words):
    """[(ref, is it for sure?)] of those whose texts name the person now."""
    sure, every = Finder(words.sure), words.finder
    found = []
    for ref, thing in _load(refs).items():
        texts = [text for text in PASSAGES[ref[0]].texts(thing) if text]
        if any(every.occurs(text) for text in texts):
            found.append((ref, any(sure.occurs(text) for text in texts)))
    return found


def _load(refs):
    things = {}
    for kind in {kind for kind, _pk in refs}:
        ids = [pk for one, pk in refs if one == kind]
        for thing in SUBJECTS[kind].model.objects.filter(pk__in=ids):
            things[kind, thing.pk] = thing
    return things


@dataclass(frozen=True)
class Shown:
    """A place as its page shows it."""

    place: Place
    label: str
    url: str
    excerpt: Excerpt
    may_black_out: bool


def places_of(erasure):
    """The places of an erasure, a company's with those of its people."""
    if erasure.contact_id is None:
        mine = Q(erasure=erasure) | Q(erasure__company_id=erasure.company_id)
        return Place.objects.filter(mine).select_related("erasure")
    return Place.objects.filter(erasure=erasure).select_related("erasure")


def shown_places(erasure, *, user):
    """The places `user` may see that still name the person; of others there is no trace."""
    rows = list(places_of(erasure)[:SHOWN])
    things = resolve([(row.owner_type, row.owner_id) for row in rows], user=user)
    _load_tickets(things)
    shown = [_shown(row, things.get((row.owner_type, row.owner_id))) for row in rows]
    return [one for one in shown if one]


def _load_tickets(things):
    """The tickets that name the places, in one statement a kind."""
    for kind in {kind for kind, _pk in things}:
        mine = [thing for (one, _pk), thing in things.items() if one == kind]
        if hasattr(type(mine[0]), "ticket"):
            prefetch_related_objects(mine, "ticket")


def _shown(row, thing):
    if thing is None:
        return None
    finder, offered = kept_words(row.erasure).finder, SUBJECTS[row.owner_type]
    passages = PASSAGES[row.owner_type]
    excerpts = (finder.excerpt(text) for text in passages.texts(thing) if text)
    found = next((one for one in excerpts if one), None)
    if found is None:
        return None
    group = getattr(thing, "ticket", None) or thing
    return Shown(row, str(group), offered.url(thing), found, passages.black_out is not None)


def with_places(erasures, *, user):
    """The ids of those erasures that have places `user` may see; asks together with others."""
    rows = yield Place.objects.filter(erasure__in=erasures)[:MOST]
    things = yield from resolving([(row.owner_type, row.owner_id) for row in rows], user=user)
    return {row.erasure_id for row in rows if (row.owner_type, row.owner_id) in things}
