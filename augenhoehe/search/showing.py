"""Hits as a person reads them: what they lead to, and the place in the text."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from augenhoehe.base.offers import SUBJECTS, resolve
from augenhoehe.search.models import moment_of
from augenhoehe.search.stems import LANGUAGES, WORD, bare, stem
from augenhoehe.search.terms import terms_of

BEFORE, AFTER = 60, 140
LOOKED_AT = 20_000


@dataclass(frozen=True)
class Found:
    """One thing that was found."""

    label: str
    url: str
    at: datetime
    excerpt: str


def shown(hits, *, user, typed):
    """What `user` may see of the hits, each thing once, the newest hit first.

    The owners' rooms are asked again, so that nothing is shown by a scope alone. An owner that has
    a `text` is excerpted around the first word that was found.
    """
    first = {}
    for hit in hits:
        first.setdefault(hit.group, hit)
    refs = {hit.group for hit in first.values()} | {hit.owner for hit in first.values()}
    things = resolve(refs, user=user)
    hit_word = _matcher(typed)
    return [_found(group, hit, things, hit_word) for group, hit in first.items() if group in things]


def _found(group, hit, things, hit_word):
    offered, thing = SUBJECTS[group[0]], things[group]
    text = getattr(things.get(hit.owner), "text", "") or ""
    return Found(
        label=str(offered.label(thing)),
        url=offered.url(thing),
        at=moment_of(hit.id),
        excerpt=excerpt(text, hit_word),
    )


def _matcher(typed):
    """A question about a word: is it one of those that were looked for?"""
    terms = terms_of(typed)
    stems = {word for term in terms for phrase in term.phrases for word in phrase.split()}
    beginnings = tuple(term.beginning for term in terms if len(term.beginning) > 2)

    def is_hit(word):
        lower = word.lower()
        if beginnings and bare(lower).startswith(beginnings):
            return True
        return any(stem(lower, tongue) in stems for tongue in LANGUAGES)

    return is_hit


def excerpt(text, is_hit):
    """The text around the first hit, on one line, hits marked; "" without one."""
    line = " ".join(text[:LOOKED_AT].split())
    hits = [found.span() for found in WORD.finditer(line) if is_hit(found[0])]
    if not hits:
        return ""
    start, end = max(0, hits[0][0] - BEFORE), hits[0][1] + AFTER
    pieces, at = [], start
    for a, b in hits:
        if b <= end:
            pieces.append((line[at:a], line[a:b]))
            at = b
    marked = format_html_join("", "{}<mark>{}</mark>", pieces)
    dots = mark_safe("…")
    left, right = (dots if start else ""), (dots if end < len(line) else "")
    return format_html("{}{}{}{}", left, marked, line[at:end], right)
