"""The course of an indicator around a start, a lump a week, as the kernel's statistics want it."""

from dataclasses import dataclass, field
from datetime import timedelta
from math import log

from augenhoehe.indicators.calendar import starts, steps_of, windows_of
from augenhoehe.indicators.queries import points, readings
from augenhoehe.indicators.sight import Sight
from augenhoehe.kernel.statistics import Course, Lump, lump_nps, lump_share, lump_values
from augenhoehe.measures.sizes import kind_of

YEAR = timedelta(weeks=52)
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Weeks:
    """The weeks of an indicator: points, and the place of the first one after the start.

    The week in which it started belongs to neither side and is left out (`cut`). `is_hidden`: held
    back, because fewer than k employees stand behind it.
    """

    kind: str
    points: list = field(default_factory=list)
    start: int = 0
    is_hidden: bool = False

    @property
    def before(self):
        return [lump_of(point, self.kind) for point in self.points[: self.start]]

    @property
    def after(self):
        return [lump_of(point, self.kind) for point in self.points[self.start :]]

    @property
    def records(self):
        """How many records there were before the start."""
        return sum(point.n for point in self.points[: self.start])


def weeks_of(indicator, *, start, segment="", sight=None):
    """The weeks of an indicator a year before `start` and since then, whole ones only.

    sight: what all readings of a page have in common.
    """
    sight = sight or Sight()
    kind = kind_of(indicator)
    part = tuple(segment.split(":", 1)) if segment else None
    days = steps_of(starts(start - YEAR), sight.now, "week")
    read = readings(indicator, windows_of(days, "week"), part, sight=sight)
    found = points(days, "week", read, now=sight.now)
    if any(point.too_few for point in found):
        return Weeks(kind, is_hidden=True)
    whole = [one for one in found if not one.is_running and not _cut(one, start)]
    first = next((place for place, one in enumerate(whole) if one.n), len(whole))
    whole = whole[first:]
    place = sum(1 for one in whole if one.starts_on < start)
    return Weeks(kind, whole, place)


def _cut(point, start):
    """Did it start in the middle of this week?"""
    return point.starts_on < start < point.starts_on + WEEK


def lump_of(point, kind):
    """One week as the statistics want it."""
    if kind == "count":
        return lump_values([point.n])
    if not point.n:
        return Lump()
    if kind == "share":
        return lump_share(point.hits, point.n)
    if kind == "nps":
        return _nps_lump(point)
    return _times_lump(point.spread)


def _times_lump(spread):
    """Minutes as logarithms; what is shorter than one counts as one."""
    logs = [(log(max(minutes, 1)), often) for minutes, often in spread.items()]
    total = sum(value * often for value, often in logs)
    return Lump(sum(spread.values()), total, sum(value**2 * often for value, often in logs))


def _nps_lump(point):
    if point.spread:
        scores = point.spread.items()
        high = sum(often for score, often in scores if score >= 9)
        low = sum(often for score, often in scores if score <= 6)
        return lump_nps(high, point.n - high - low, low)
    # Without the single scores: as far apart as they can be, so that no interval is too narrow.
    total = point.value / 100 * point.n
    return Lump(point.n, total, point.n)


def course_of(weeks, *, aim, control=None):
    """The course of an indicator, with that of a comparison group over the same weeks."""
    if control is None or control.is_hidden:
        return Course(weeks.kind, aim, weeks.before, weeks.after)
    known = {point.starts_on: point for point in control.points}
    lumps = [
        lump_of(known[one.starts_on], weeks.kind) if one.starts_on in known else Lump()
        for one in weeks.points
    ]
    before, after = lumps[: weeks.start], lumps[weeks.start :]
    return Course(weeks.kind, aim, weeks.before, weeks.after, before, after)
