"""What figures say: of a window, over time, by parts – with what must not be shown held back.

Everything that reads a figure comes through here, so the rule of k holds on every page, in every
file and on the console alike.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import accumulate

from django.utils import timezone

from augenhoehe.base.indicators import INDICATORS, Indicator, Reading, Window, address_of
from augenhoehe.base.tallies import Tally
from augenhoehe.indicators import keeping
from augenhoehe.indicators.calendar import (
    STEPS,
    begin_of,
    following,
    is_whole_months,
    last_days,
    starts,
    steps_of,
    windows_of,
)
from augenhoehe.indicators.counting import (
    HANDED,
    largest_parts,
    sources_of,
    sum_parts,
    tallies_at_once,
    tallies_by_part,
    tallies_of,
    with_over,
)
from augenhoehe.indicators.models import MonthValue
from augenhoehe.indicators.protection import NO_PEOPLE, NOBODYS, K, hidden_parts
from augenhoehe.indicators.sight import Sight

__all__ = [
    "BEGINNING", "Figure", "K", "Month", "Part", "Point", "choices", "counted_at", "figures",
    "last_days", "months", "parts", "points", "reading", "readings", "series",
]  # fmt: skip
# Before this nothing was counted: a level is the sum of everything since.
BEGINNING = date(1990, 1, 1)
LARGEST = 15


@dataclass(frozen=True)
class Figure:
    """An indicator and its reading; `too_few`: held back, `why` says by which rule."""

    indicator: Indicator
    reading: Reading | None
    too_few: bool = False
    why: str = ""


@dataclass(frozen=True)
class Point:
    """A figure in one step of time; `too_few`: held back.

    hits: of a share. spread: of a duration, {minutes: how often}. records: where its records are.
    """

    starts_on: date
    value: float | None
    n: int
    hits: int | None = None
    low: float | None = None
    high: float | None = None
    records: str = ""
    too_few: bool = False
    spread: dict | None = None
    is_running: bool = False


@dataclass(frozen=True)
class Part:
    """A figure for one part of the whole (a team, a topic): its key, its label, its reading."""

    key: str
    reading: Reading | None
    too_few: bool = False


def choices(*, with_course=True) -> list[tuple[str, str]]:
    """(name, title) of all figures, for forms; with_course: only those that have a series."""
    return [
        (one.name, str(one.title)) for one in INDICATORS.values() if not with_course or one.source
    ]


def figures(window, *, names=None, now=None) -> list[Figure]:
    """All figures of a window, or those named; work figures need at least K employees behind."""
    sight = Sight(now)
    window = _read_at(window, sight.now)
    chosen = [one for name, one in INDICATORS.items() if names is None or name in names]
    read = _read_many([one for one in chosen if sight.is_enough or not one.is_work], window, sight)
    return [
        Figure(one, replace(read[one.name], records=address_of(one, window)))
        if one.name in read
        else Figure(one, None, too_few=True, why="employees")
        for one in chosen
    ]


def reading(name, window, segment=None, *, now=None) -> Figure:
    """What a figure says of a window, for all or for a segment (kind, part)."""
    return readings(name, [window], segment, sight=Sight(now))[0]


def readings(name, windows, segment=None, *, sight) -> list[Figure]:
    """What a figure says of several windows, in as many queries as of one."""
    one = INDICATORS[name]
    windows = [_read_at(window, sight.now) for window in windows]
    if why := _why_hidden(one, windows, segment, sight):
        return [Figure(one, None, too_few=True, why=why) for _window in windows]
    return [
        Figure(one, replace(found, records=address_of(one, window, segment)))
        for found, window in zip(_read(one, windows, segment, sight), windows, strict=True)
    ]


def readings_of(names, windows, segment=None, *, sight) -> dict[str, list[Figure]]:
    """{name: what it says of each window} of several figures, each source read once."""
    windows, known = [_read_at(window, sight.now) for window in windows], {}
    ones = [INDICATORS[name] for name in names]
    for one in {(one.source.code, one.is_work): one for one in ones}.values():
        known[one.source.code, one.is_work] = _hidden_or_told(one, windows, segment, sight)
    unread = [
        source
        for one in ones
        if known[one.source.code, one.is_work] == ("", [])
        for source in sources_of(one)
    ]
    tallies = _tallies_by_source({one.code: one for one in unread}, windows, segment, sight)
    return {
        one.name: _figures_of(one, known[one.source.code, one.is_work], tallies, windows, segment)
        for one in ones
    }


def _hidden_or_told(one, windows, segment, sight):
    """(why it is held back, the tally of each window where asking for that read them already)."""
    kind, part = segment or ("", "")
    whole = all(is_whole_months(window, now=sight.now) for window in windows)
    if not (kind and _asks_hands(one, kind) and sight.is_enough and whole):
        return _why_hidden(one, windows, segment, sight), []
    months, told, hidden = _month_by_month(one, windows, kind, sight)
    if str(part) in hidden:
        return "part", []
    by_month = [(m.since, tallies) for m, tallies in zip(months, told, strict=True)]
    inside = ([one for at, one in by_month if w.since <= at < w.until] for w in windows)
    return "", [sum_parts(some).get(str(part), Tally()) for some in inside]


def _figures_of(one, known, tallies, windows, segment):
    why, told = known
    if why:
        return [Figure(one, None, too_few=True, why=why) for _window in windows]
    read = [one.formula(tally) for tally in told or with_over(one, tallies)]
    ends = [address_of(one, window, segment) for window in windows]
    return [Figure(one, replace(r, records=end)) for r, end in zip(read, ends, strict=True)]


def _tallies_by_source(sources, windows, segment, sight):
    """{code: the tally of each window}; what is kept in one query, the others in another."""
    kind, part = segment or ("", "")
    kept = [one for one in sources.values() if sight.keeps(one) and kind not in one.unkept]
    found = _tallies_of_all(kept, windows, segment, sight) if kept else []
    tallies = {one.code: sums for one, sums in zip(kept, found, strict=True)}
    unkept = [one for code, one in sources.items() if code not in tallies]
    read = tallies_at_once(unkept, windows, kind=kind, part=part) if unkept else {}
    return tallies | {code: [one.at(sight.now) for one in found] for code, found in read.items()}


def series(name, *, since, until, step="week", segment=None, now=None) -> list[Point]:
    """A figure over time, a point for each step that lies in the window; the last may be running.

    segment: (kind, part). Points that must not be shown have `too_few` and no value.
    """
    assert step in STEPS, step
    sight = Sight(now)
    days = steps_of(since, min(until, sight.now), step)
    if INDICATORS[name].source is None:
        return []
    found = readings(name, windows_of(days, step), segment, sight=sight)
    return points(days, step, found, now=sight.now)


def points(days, step, found, *, now) -> list[Point]:
    """Readings of steps of time as points."""
    return [_point(day, step, figure, now) for day, figure in zip(days, found, strict=True)]


def _point(day, step, figure, now):
    running = starts(following(day, step)) > now
    read = figure.reading
    if read is None:
        return Point(day, None, 0, too_few=True, is_running=running)
    ends = {"low": read.low, "high": read.high, "records": read.records, "spread": read.spread}
    return Point(day, read.value, read.n, read.hits, **ends, is_running=running)


def parts(name, window, kind, *, now=None, sight=None) -> list[Part]:
    """A figure for each part of a kind, the largest first; hidden parts have no reading.

    Of parts that are very many (companies) the largest.
    """
    return parts_of([name], window, kind, sight=sight or Sight(now))[name]


def parts_of(names, window, kind, *, sight) -> dict[str, list[Part]]:
    """{name: its parts} of several figures, each source read once."""
    window, known, found = _read_at(window, sight.now), {}, {}
    for one in (INDICATORS[name] for name in names):
        assert kind in (one.parts, *one.segments), kind
        asked = (one.source.code, one.is_work, kind == one.parts)
        if asked not in known:
            known[asked] = _tallies_of_parts(one, window, kind, sight)
        found[one.name] = _parts_of(one, known[asked], window, kind)
    return found


def _tallies_of_parts(one, window, kind, sight):
    """({part: tally}, the parts that are hidden)."""
    if one.is_work and not sight.is_enough:
        return {}, set()
    if kind in one.source.unkept:
        return _of_largest(one.source, window, kind, sight), set()
    if not _asks_hands(one, kind):
        hidden = sight.hidden_teams if kind == "team" and one.is_work else set()
        return _by_part(one.source, [window], kind, sight)[0], hidden
    if is_whole_months(window, now=sight.now):
        return _of_months(one, [window], kind, sight)
    return {}, set()


def _parts_of(one, told, window, kind):
    tallies, hidden = told
    shown = [
        Part(key, None, too_few=True)
        if key in hidden
        else Part(key, replace(one.formula(t), records=address_of(one, window, (kind, key))))
        for key, t in tallies.items()
    ]
    return sorted(shown, key=lambda part: (-(part.reading.n if part.reading else 0), part.key))


def counted_at(name, *, sight=None) -> datetime | None:
    """When what is kept of a figure was counted; None where its records are read at once."""
    source, sight = INDICATORS[name].source, sight or Sight()
    return sight.books[source.code].counted_at if source and sight.keeps(source) else None


def _read_at(window, now):
    return replace(window, until=min(window.until, now), at=now)


def _asks_hands(one, kind):
    """Does the rule of k ask who had a hand in each part? Parts of the outcome are no groups."""
    return one.is_work and kind in HANDED and kind != one.parts


def _why_hidden(one, windows, segment, sight):
    """By which rule a figure is held back: `employees`, `part`, `months`; empty when it is not."""
    kind, part = segment or ("", "")
    assert not kind or kind in one.segments, f"{one.name} is not read by {kind}"
    if not one.is_work or kind in NO_PEOPLE:
        return ""
    if not sight.is_enough:
        return "employees"
    if not kind or kind in NOBODYS:
        return ""
    if kind == "team":
        return "part" if str(part) in sight.hidden_teams else ""
    if not all(is_whole_months(window, now=sight.now) for window in windows):
        return "months"
    return "part" if str(part) in _of_months(one, windows, kind, sight)[1] else ""


def _of_months(one, windows, kind, sight):
    """({part: tally}, parts hidden in any month), so that no difference of windows shows one."""
    _months, told, hidden = _month_by_month(one, windows, kind, sight)
    return sum_parts(told), hidden


def _month_by_month(one, windows, kind, sight):
    """(months, {part: tally} of each, parts hidden in any of them)."""
    first, last = min(w.since for w in windows), max(w.until for w in windows)
    months = [_read_at(w, sight.now) for w in windows_of(steps_of(first, last, "month"), "month")]
    told, hidden = _by_part(one.source, months, kind, sight), set()
    for tallies in told:
        hidden |= hidden_parts({key: tally.hands for key, tally in tallies.items()})
    return months, told, hidden


def _of_largest(source, window, kind, sight):
    """{part: tally} of the parts with most records."""
    found = largest_parts(source, window, kind, most=LARGEST)
    return {part: tally.at(sight.now) for part, tally in found.items()}


def _by_part(source, windows, kind, sight):
    if sight.keeps(source):
        return keeping.kept_by_part(source, windows, kind, now=sight.now, upto=sight.summed_upto)
    found = tallies_by_part(source, windows, kind)
    return [{part: tally.at(sight.now) for part, tally in one.items()} for one in found]


def _read_many(chosen, window, sight):
    """{name: reading} of one window for many figures, reading each source once."""
    told = [one for one in chosen if one.source and not one.leaves]
    sources = {source.code: source for one in told for source in sources_of(one)}
    kept = [one for one in sources.values() if sight.keeps(one)]
    tallies = {}
    if kept:
        sums = keeping.kept_tallies(kept, [window], now=sight.now, upto=sight.summed_upto)
        tallies = {one.code: found for one, found in zip(kept, sums, strict=True)}
    unkept = [one for code, one in sources.items() if code not in tallies]
    read = tallies_at_once(unkept, [window])
    tallies |= {code: [one.at(sight.now) for one in found] for code, found in read.items()}
    return {
        one.name: one.formula(with_over(one, tallies)[0])
        if one.formula
        else _read(one, [window], None, sight)[0]
        for one in chosen
    }


def _read(one, windows, segment, sight):
    """The reading of each window, whatever rule says about showing it."""
    if one.source is None:
        return [one.read(window) for window in windows]
    if one.leaves:
        return _levels(one, windows, segment, sight)
    tallies = {
        source.code: _tallies_of_all([source], windows, segment, sight)[0]
        for source in sources_of(one)
    }
    return [one.formula(tally) for tally in with_over(one, tallies)]


def _tallies_of_all(sources, windows, segment, sight):
    """For each source the tally of each window; of what is kept in one query."""
    kind, part = segment or ("", "")
    if all(sight.keeps(source) and kind not in source.unkept for source in sources):
        moments = {"now": sight.now, "upto": sight.summed_upto}
        return keeping.kept_tallies(sources, windows, kind=kind, part=str(part), **moments)
    found = (tallies_of(source, windows, kind=kind, part=part) for source in sources)
    return [[tally.at(sight.now) for tally in tallies] for tallies in found]


def _levels(one, windows, segment, sight):
    """How many came and did not leave, at the end of each window."""
    ends = sorted({window.until for window in windows})
    spans = [
        Window(since, until, sight.now)
        for since, until in zip([starts(BEGINNING), *ends], ends, strict=False)
    ]
    came, left = _tallies_of_all([one.source, one.leaves], spans, segment, sight)
    gains = (more.counts["n"] - less.counts["n"] for more, less in zip(came, left, strict=True))
    levels = accumulate(gains)
    at = dict(zip(ends, levels, strict=True))
    return [Reading(at[window.until], at[window.until]) for window in windows]


@dataclass(frozen=True)
class Month:
    """A month of a figure: as it was when it was closed, and as it is counted now."""

    month: date
    frozen: MonthValue | None
    now: Point

    @property
    def is_corrected(self):
        """Did what happened later change the month after it was closed?"""
        return self.frozen is not None and (
            (self.frozen.n, self.frozen.value) != (self.now.n, self.now.value)
        )


def months(name, *, count=13, now=None) -> list[Month]:
    """The last months of a figure, the latest first: frozen, and as counted today."""
    now = now or timezone.now()
    first = begin_of(timezone.localdate(now), "month")
    for _month in range(count - 1):
        first = begin_of(first - timedelta(days=1), "month")
    found = series(name, since=starts(first), until=now, step="month", now=now)
    frozen = {}
    if not any(point.too_few for point in found):
        rows = MonthValue.objects.filter(name=name, month__gte=first)
        frozen = {row.month: row for row in rows}
    return [Month(p.starts_on, frozen.get(p.starts_on), p) for p in reversed(found)]
