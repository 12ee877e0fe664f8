"""What figures say: of a window, over time, by parts – with what must not be shown held back.

Everything that reads a figure comes through here, so the rule of k holds on every page, in every
file and on the console alike.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from augenhoehe.base.indicators import INDICATORS, Indicator, Reading, Window, address_of
from augenhoehe.indicators import keeping
from augenhoehe.indicators.calendar import (
    STEPS,
    following,
    is_whole_months,
    starts,
    steps_of,
    windows_of,
)
from augenhoehe.indicators.counting import HANDED, tallies_by_part, tallies_of, tally_of
from augenhoehe.indicators.models import MonthValue
from augenhoehe.indicators.protection import (
    NO_PEOPLE,
    K,
    are_enough,
    hidden_parts,
    hidden_teams,
)

__all__ = [
    "BEGINNING", "Figure", "K", "Month", "Part", "Point", "choices", "counted_at", "figures",
    "last_days", "months", "parts", "reading", "series",
]  # fmt: skip
# Before this nothing was counted: a level is the sum of everything since.
BEGINNING = date(1990, 1, 1)


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
    now = now or timezone.now()
    window = replace(window, until=min(window.until, now), at=now)
    chosen = [one for name, one in INDICATORS.items() if names is None or name in names]
    enough = are_enough()
    shown = [one for one in chosen if enough or not one.is_work]
    read = _read_many(shown, window, now)
    return [
        Figure(one, _with_records(one, read[one.name], window))
        if one.name in read
        else Figure(one, None, too_few=True, why="employees")
        for one in chosen
    ]


def reading(name, window, segment=None, *, now=None) -> Figure:
    """What a figure says of a window, for all or for a segment (kind, part)."""
    now = now or timezone.now()
    one, window = INDICATORS[name], replace(window, until=min(window.until, now), at=now)
    if why := _why_hidden(one, [window], segment, now):
        return Figure(one, None, too_few=True, why=why)
    found = _read_windows(one, [window], segment, now)[0]
    return Figure(one, _with_records(one, found, window, segment))


def series(name, *, since, until, step="week", segment=None, now=None) -> list[Point]:
    """A figure over time, a point for each step that lies in the window; the last may be running.

    segment: (kind, part). Points that must not be shown have `too_few` and no value.
    """
    assert step in STEPS, step
    now, one = now or timezone.now(), INDICATORS[name]
    if one.source is None:
        return []
    days = steps_of(since, min(until, now), step)
    windows = [replace(w, until=min(w.until, now), at=now) for w in windows_of(days, step)]
    if why := _why_hidden(one, windows, segment, now):
        return [Point(day, None, 0, too_few=bool(why)) for day in days]
    read = _read_windows(one, windows, segment, now)
    ends = [starts(following(day, step)) for day in days]
    return [
        replace(_point(one, found, window, segment), is_running=end > now)
        for found, window, end in zip(read, windows, ends, strict=True)
    ]


def _point(one, found, window, segment):
    return Point(
        timezone.localdate(window.since),
        found.value,
        found.n,
        found.hits,
        found.low,
        found.high,
        address_of(one, window, segment),
        spread=found.spread,
    )


def parts(name, window, kind, *, now=None) -> list[Part]:
    """A figure for each part of a kind, the largest first; hidden parts have no reading."""
    now, one = now or timezone.now(), INDICATORS[name]
    assert kind in (one.parts, *one.segments), kind
    window = replace(window, until=min(window.until, now), at=now)
    if one.is_work and not are_enough():
        return []
    if one.is_work and kind in HANDED and not is_whole_months(window, now=now):
        return []
    found = _by_part(one.source, [window], kind, now)[0]
    hidden = _hidden_of(one, [window], kind, now) if kind != one.parts else set()
    shown = [
        Part(key, None, too_few=True)
        if key in hidden
        else Part(key, _with_records(one, one.formula(tally), window, (kind, key)))
        for key, tally in found.items()
    ]
    return sorted(shown, key=lambda part: (-(part.reading.n if part.reading else 0), part.key))


def counted_at(name) -> datetime | None:
    """When what is kept of a figure was counted; None where its records are read at once."""
    source = INDICATORS[name].source
    known = keeping.books()
    return known[source.code].counted_at if source and keeping.is_kept(source, known) else None


def _with_records(one, found, window, segment=None):
    return replace(found, records=address_of(one, window, segment))


def _why_hidden(one, windows, segment, now):
    """By which rule a figure is held back: `employees`, `part`, `months`; empty when it is not."""
    kind, part = segment or ("", "")
    assert not kind or kind in one.segments, f"{one.name} is not read by {kind}"
    if not one.is_work or kind in NO_PEOPLE:
        return ""
    if not are_enough():
        return "employees"
    if not kind:
        return ""
    if kind in HANDED and not all(is_whole_months(window, now=now) for window in windows):
        return "months"
    return "part" if str(part) in _hidden_of(one, windows, kind, now) else ""


def _hidden_of(one, windows, kind, now):
    """Parts that are hidden in any month of the windows, so that no difference shows one."""
    if not one.is_work or kind in NO_PEOPLE:
        return set()
    if kind == "team":
        return hidden_teams()
    first, last = min(w.since for w in windows), max(w.until for w in windows)
    days = steps_of(first, last, "month")
    months = [replace(w, at=now) for w in windows_of(days, "month")]
    found = _by_part(one.source, months, kind, now)
    return {
        part
        for tallies in found
        for part in hidden_parts({key: tally.hands for key, tally in tallies.items()})
    }


def _by_part(source, windows, kind, now):
    if keeping.is_kept(source, keeping.books()):
        return keeping.kept_by_part(source, windows, kind, now=now)
    found = tallies_by_part(source, windows, kind)
    return [{part: tally.at(now) for part, tally in one.items()} for one in found]


def _read_many(chosen, window, now):
    """{name: reading} of one window for many figures, reading each source once."""
    known = keeping.books()
    sources = {one.source.code: one.source for one in chosen if one.source and not one.leaves}
    kept = [one for one in sources.values() if keeping.is_kept(one, known)]
    tallies = keeping.kept_of_many(kept, window, now=now) if kept else {}
    for code, one in sources.items():
        if code not in tallies:
            tallies[code] = tally_of(one, window).at(now)
    return {one.name: _read_one(one, tallies, window, known, now) for one in chosen}


def _read_one(one, tallies, window, known, now):
    if one.leaves:
        return _levels(one, [window], None, now, known)[0]
    return one.formula(tallies[one.source.code]) if one.source else one.read(window)


def _read_windows(one, windows, segment, now):
    """The reading of each window, whatever rule says about showing it."""
    if one.source is None:
        return [one.read(window) for window in windows]
    known = keeping.books()
    if one.leaves:
        return _levels(one, windows, segment, now, known)
    return [one.formula(t) for t in _tallies(one.source, windows, segment, now, known)]


def _tallies(source, windows, segment, now, known):
    kind, part = segment or ("", "")
    if keeping.is_kept(source, known) and kind not in source.unkept:
        return keeping.kept_tallies(source, windows, kind=kind, part=str(part), now=now)
    return [t.at(now) for t in tallies_of(source, windows, kind=kind, part=part)]


def _levels(one, windows, segment, now, known):
    """How many came and did not leave, at the end of each window; windows follow each other."""
    if not windows:
        return []
    first = Window(starts(BEGINNING), windows[0].until, now)
    later = [Window(a.until, b.until, now) for a, b in zip(windows, windows[1:], strict=False)]
    came, left = (
        [tally.counts["n"] for tally in _tallies(source, [first, *later], segment, now, known)]
        for source in (one.source, one.leaves)
    )
    level, found = 0, []
    for more, less in zip(came, left, strict=True):
        level += more - less
        found.append(Reading(level, level))
    return found


def last_days(days: int, *, now=None) -> Window:
    """The window of the last so many days, from the beginning of a day until now."""
    now = now or timezone.now()
    return Window(starts(timezone.localdate(now) - timedelta(days=days - 1)), now, now)


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
    until = starts(following(timezone.localdate(now), "month"))
    first = timezone.localdate(now).replace(day=1)
    for _month in range(count - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    points = series(name, since=starts(first), until=until, step="month", now=now)
    frozen = {}
    if not any(point.too_few for point in points):
        rows = MonthValue.objects.filter(name=name, month__gte=first)
        frozen = {row.month: row for row in rows}
    return [Month(p.starts_on, frozen.get(p.starts_on), p) for p in reversed(points)]
