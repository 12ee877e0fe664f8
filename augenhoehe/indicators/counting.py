"""Counting from the records themselves: for what is not kept, and for what is to be kept."""

from collections import Counter, defaultdict
from dataclasses import replace

from django.db.models import Count
from django.utils import timezone

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.indicators import OVER, Window
from augenhoehe.base.tallies import Tally
from augenhoehe.indicators.calendar import runs, starts

# Kinds of parts for which it is known who had a hand in them: the rule of k needs it.
HANDED = frozenset({"topic", "product", "priority", "touchpoint"})
NONE = "-"
# Of so many records those of several sources are read together.
FEW = 2000


def part_of(value) -> str:
    """A part as it is kept: an id or a code; `-` where a record has none."""
    return NONE if value in (None, "") else str(value)


def tally_of(source, window, *, kind="", part="") -> Tally:
    """The tally of the records in a window, one by one."""
    return tallies_of(source, [window], kind=kind, part=part)[0]


def tallies_at_once(sources, windows, *, kind="", part="") -> dict[int, list[Tally]]:
    """{code: the tally of each window} of several sources in one statement.

    What has very many rows is read by itself, a few at a time.
    """
    whole, part = _around(windows), None if part == NONE else part
    few = {one.code: one.listed(whole, kind=kind, part=part)[: FEW + 1] for one in sources}
    fetch_at_once(*few.values())
    return {
        one.code: _sorted_into(windows, one, few[one.code])
        if len(few[one.code]) <= FEW
        else tallies_of(one, windows, kind=kind, part=NONE if part is None else part)
        for one in sources
    }


def tallies_of(source, windows, *, kind="", part="") -> list[Tally]:
    """The tally of each window, whether they follow each other or not. In one query."""
    if not windows:
        return []
    rows = source.rows(_around(windows), kind=kind, part=None if part == NONE else part)
    return _sorted_into(windows, source, rows)


def _sorted_into(windows, source, rows):
    found = [Tally() for _window in windows]
    for places, row in _placed(source, windows, rows):
        marks = list(source.marks(row))
        for place in places:
            found[place].add(marks)
    return found


def tallies_by_part(source, windows, kind) -> list[dict[str, Tally]]:
    """For each window {part: tally}. In one query."""
    found, field = [defaultdict(Tally) for _window in windows], source.parts[kind]
    rows = source.rows(_around(windows)) if windows else ()
    for places, row in _placed(source, windows, rows):
        hand = getattr(row, source.hand) if source.hand and kind in HANDED else None
        key, marks = part_of(getattr(row, field)), list(source.marks(row))
        for place in places:
            found[place][key].add(marks, hand)
    return found


def largest_parts(source, window, kind, *, most) -> dict[str, Tally]:
    """{part: tally} of those parts of an unkept kind that have most records."""
    field = source.unkept[kind]
    rows = source.records(window).exclude(**{field: None}).order_by()
    sizes = rows.values_list(field).annotate(many=Count("pk"))
    keys = [key for key, _many in sizes.order_by("-many", field)[:most]]
    found = {str(key): Tally() for key in keys}
    for row in source.rows(window, kind=kind, part=keys):
        found[str(getattr(row, field))].add(source.marks(row))
    return found


def _around(windows):
    """One window around all."""
    since, until = min(w.since for w in windows), max(w.until for w in windows)
    return replace(windows[0], since=since, until=until)


def _placed(source, windows, rows):
    """(places of its windows, row) of all rows in the windows."""
    bounds = [(place, window.since, window.until) for place, window in enumerate(windows)]
    for row in rows:
        at = getattr(row, source.at)
        if places := [place for place, first, end in bounds if first <= at < end]:
            yield places, row


def tallies_by_day(source, days) -> dict:
    """{(day, kind, part): tally} of whole days, everything that is kept of them."""
    found = defaultdict(Tally)
    for first, end in runs(days):
        for row in source.rows(Window(starts(first), starts(end))):
            _file(found, source, row)
    return found


def _file(found, source, row):
    day, marks = timezone.localdate(getattr(row, source.at)), list(source.marks(row))
    found[day, "", ""].add(marks)
    hand = getattr(row, source.hand) if source.hand else None
    for kind, field in source.parts.items():
        key = (day, kind, part_of(getattr(row, field)))
        found[key].add(marks, hand if kind in HANDED else None)


def sources_of(one):
    """The sources a figure is counted from."""
    return [source for source in (one.source, one.over) if source]


def with_over(one, tallies):
    """The tallies of a figure's source; with what it is told over beside each."""
    if one.over is None:
        return tallies[one.source.code]
    pairs = zip(tallies[one.source.code], tallies[one.over.code], strict=True)
    return [_beside(tally, over) for tally, over in pairs]


def _beside(tally, over):
    return replace(tally, counts=Counter({**tally.counts, OVER: over.counts["n"]}))


def sum_parts(told):
    """{part: tally} of several windows together."""
    sums = {}
    for tallies in told:
        for key, tally in tallies.items():
            sums.setdefault(key, Tally()).take(tally)
    return sums
