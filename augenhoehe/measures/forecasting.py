"""Before a measure starts: could its effect be seen, after how many weeks, and by which method?"""

from dataclasses import asdict, dataclass
from datetime import timedelta
from math import exp

from django.utils import timezone

from augenhoehe.base.indicators import INDICATORS
from augenhoehe.indicators.sight import Sight
from augenhoehe.kernel.statistics import Plan, needed_periods, sum_lumps
from augenhoehe.kernel.statistics.courses import aim_of
from augenhoehe.measures.courses import course_of, weeks_of
from augenhoehe.measures.sizes import kind_of, title_of

# Other indicators that are named as quicker ones, and at most so many are tried.
NAMED, TRIED, LONGEST = 2, 6, 52


@dataclass(frozen=True)
class Forecast:
    """What is announced before the start.

    code: `visible`, `not_visible`, `too_few_data`, `no_data` (nothing in a year), `impossible` (it
    cannot become so much) or `hidden` (fewer than k employees). level: the indicator's value in
    the last year, n its records.
    """

    code: str
    kind: str
    method: str = ""
    reasons: tuple = ()
    periods: int | None = None
    records: int | None = None
    smallest: float | None = None
    level: float | None = None
    n: int = 0

    def as_plain(self):
        """For the column that keeps it."""
        return asdict(self) | {"reasons": list(self.reasons)}

    def ripe_on(self, start):
        """The day on which the data will suffice, or None."""
        return start + timedelta(weeks=self.periods + 1) if self.periods else None


def forecast(indicator, *, expected, start=None, segment="", control="", sight=None):
    """What can be announced of an expected change; ValueError if no change is expected."""
    sight = sight or Sight()
    today = timezone.localdate(sight.now)
    start = max(start or today, today)
    weeks = weeks_of(indicator, start=start, segment=segment, sight=sight)
    if weeks.is_hidden:
        return Forecast("hidden", weeks.kind)
    if not weeks.records:
        return Forecast("no_data", weeks.kind)
    level = level_of(weeks.before, weeks.kind)
    if not is_possible(weeks.kind, level, expected):
        return Forecast("impossible", weeks.kind, level=level, n=weeks.records)
    other = None
    if control:
        other = weeks_of(indicator, start=start, segment=control, sight=sight)
    course = course_of(weeks, aim=aim_of(expected, weeks.kind), control=other)
    return _announced(needed_periods(course, expected), weeks, level)


def is_possible(kind, level, expected):
    """Can it become so much more or less? A share stays between 0 and 1, a count above 0."""
    if kind == "time" or level is None:
        return True
    low, high = {"share": (0, 1), "nps": (-100, 100), "count": (0, float("inf"))}[kind]
    return low <= level + expected <= high


def _announced(plan: Plan, weeks, level):
    facts = ("method", "reasons", "periods", "records", "smallest")
    known = {name: getattr(plan, name) for name in facts}
    return Forecast(plan.code, weeks.kind, **known, level=level, n=weeks.records)


def level_of(lumps, kind):
    """The value of all weeks together: a share, points, minutes, a number a week."""
    mean = sum_lumps(lumps).mean
    if mean is None or kind in ("share", "count"):
        return mean
    return mean * 100 if kind == "nps" else exp(mean)


def quicker(indicator, told, *, expected, sight):
    """[(title, weeks)] of indicators on which as large a change would be seen sooner."""
    size, limit = _relative(expected, told), min((told.periods or LONGEST + 1) - 1, LONGEST)
    found = []
    for name in _candidates(indicator):
        if weeks := _weeks_for(name, size, limit, sight):
            found.append((title_of(name), weeks))
    return sorted(found, key=lambda pair: pair[1])[:NAMED]


def _candidates(indicator):
    """Other indicators with a good direction, of the same group first."""
    group = INDICATORS[indicator].group
    known = [one for one in INDICATORS.values() if one.good and kind_of(one.name)]
    known = [one for one in known if one.name != indicator]
    known.sort(key=lambda one: one.group != group)
    return [one.name for one in known[:TRIED]]


def _relative(expected, told):
    """How large a change is, as a part of where the indicator stands."""
    if told.kind == "time":
        return abs(expected - 1)
    if told.kind == "nps":
        return abs(expected) / 100
    return abs(expected) / told.level if told.level else 0


def _weeks_for(name, size, limit, sight):
    kind = kind_of(name)
    weeks = weeks_of(name, start=timezone.localdate(sight.now), sight=sight)
    if weeks.is_hidden or not weeks.records or not size:
        return None
    up = INDICATORS[name].good == "up"
    level = level_of(weeks.before, kind)
    expected = _as_expected(kind, size, up, level)
    if not expected or not is_possible(kind, level, expected):
        return None
    course = course_of(weeks, aim=aim_of(expected, kind))
    return needed_periods(course, expected, limit=limit).periods


def _as_expected(kind, size, up, level):
    """The same relative size on another indicator."""
    if kind == "time":
        return 1 + size if up else max(1 - size, 0.05)
    change = size * (100 if kind == "nps" else level)
    return change if up else -change
