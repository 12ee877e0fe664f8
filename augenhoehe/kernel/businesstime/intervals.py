"""Opening intervals of one day, in minutes since midnight, and how people type them."""

import re
from typing import NamedTuple

from augenhoehe.kernel.businesstime.errors import BadHours

MINUTES_A_DAY = 24 * 60


class Interval(NamedTuple):
    """Half-open interval of a day: minutes since midnight, 0 <= opens < closes <= 1440."""

    opens: int
    closes: int


def check_intervals(intervals) -> tuple[Interval, ...]:
    """The intervals as a sorted tuple; BadHours if one is empty, outside the day or overlaps."""
    ordered = tuple(sorted(Interval(*pair) for pair in intervals))
    for interval in ordered:
        if not (0 <= interval.opens and interval.closes <= MINUTES_A_DAY):
            raise BadHours("interval.not_in_day", part=format_intervals([interval]))
        if interval.opens >= interval.closes:
            raise BadHours("interval.reversed", part=format_intervals([interval]))
    for one, other in zip(ordered, ordered[1:], strict=False):
        if other.opens < one.closes:
            parts = {"part": format_intervals([one]), "other": format_intervals([other])}
            raise BadHours("interval.overlap", **parts)
    return ordered


def within(intervals, limits) -> tuple[Interval, ...]:
    """What is left of a day's intervals inside others: a half day never opens a closed Sunday."""
    pairs = ((max(a, c), min(b, d)) for a, b in intervals for c, d in limits)
    return tuple(sorted(Interval(opens, closes) for opens, closes in pairs if opens < closes))


def format_intervals(intervals) -> str:
    """Intervals as they are typed: "08:00-12:00, 13:00-17:00"; a closed day is empty."""
    return ", ".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in intervals)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


_TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr|h)?"
_PART = re.compile(rf"{_TIME}\s*(?:-|–|—|−|bis|to)\s*{_TIME}", re.IGNORECASE | re.ASCII)


def parse_intervals(text: str) -> tuple[Interval, ...]:
    """Read what a person types: "08:00-12:00, 13:00-17:00", also "8–12; 13.30–17 Uhr" or "".

    Returns sorted intervals, none for an empty text. Adjoining ones stay apart. Raises BadHours
    with the part that could not be read, or that does not fit (see its codes).
    """
    parts = [part.strip() for part in re.split(r"[,;\n]", text)]
    return check_intervals(_interval(part) for part in parts if part)


def _interval(part: str) -> Interval:
    found = _PART.fullmatch(part)
    if not found:
        raise BadHours("interval.unreadable", part=part)
    opens = _minute(found[1], found[2], part)
    closes = _minute(found[3], found[4], part)
    if closes <= opens:
        # "22:00-06:00" is meant well and needs another answer than "17:00-17:00".
        code = "interval.over_midnight" if closes < opens else "interval.reversed"
        raise BadHours(code, part=part)
    return Interval(opens, closes)


def _minute(hour: str, minute: str | None, part: str) -> int:
    total = int(hour) * 60 + int(minute or 0)
    if int(minute or 0) > 59 or total > MINUTES_A_DAY:
        raise BadHours("interval.no_such_time", part=part)
    return total
