"""The hours of a service: a week, a time zone, and the days that are different."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from augenhoehe.kernel.businesstime.errors import BadHours
from augenhoehe.kernel.businesstime.instants import DAY, MINUTE, instant_of
from augenhoehe.kernel.businesstime.intervals import Interval, check_intervals

FIRST_YEAR, LAST_YEAR = 2, 9990  # datetime ends at 1 and 9999; zones shift by a day
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class SpecialDay:
    """A date that does not follow the week.

    `reason` is a code the caller chooses ("holiday", "closed_day", "half_day"), `name` what the
    day is called (data, shown as it is), `intervals` the hours of that day, none if it is closed.
    """

    reason: str
    name: str = ""
    intervals: tuple[Interval, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "intervals", check_intervals(self.intervals))


class DayPlan(NamedTuple):
    """The hours of one date and, where it is special, why: `reason` is "" on ordinary days."""

    intervals: tuple[Interval, ...]
    reason: str = ""
    name: str = ""


class Year(NamedTuple):
    """The open stretches of a local year as instants, with their service time summed up.

    Three lists of equal length n: stretch i is [starts[i], ends[i]), `sums[i]` the service time in
    microseconds from the year's beginning up to ends[i].
    """

    starts: list[int]
    ends: list[int]
    sums: list[int]

    @property
    def total(self) -> int:
        """Service time of the whole year, in microseconds."""
        return self.sums[-1] if self.sums else 0


SpecialDays = Callable[[int], Mapping[date, SpecialDay]]


def no_special_days(year: int) -> Mapping[date, SpecialDay]:
    """Every year is ordinary."""
    return {}


def fixed_days(days: Mapping[date, SpecialDay]) -> SpecialDays:
    """Special days from a mapping that is known as a whole, for `Hours(special_days=…)`."""
    by_year: dict[int, dict[date, SpecialDay]] = {}
    for day, special in days.items():
        by_year.setdefault(day.year, {})[day] = special
    return lambda year: by_year.get(year, {})


@dataclass(frozen=True)
class Hours:
    """When a service is open.

    `week`: seven tuples of intervals, Monday first. `zone`: an IANA key. `special_days`: a pure
    function from a year to its special days, asked once a year when that year is first needed.
    Building one is cheap; each year costs one or two milliseconds once and is kept on the object.
    """

    week: tuple[tuple[Interval, ...], ...]
    zone: str = "Europe/Berlin"
    special_days: SpecialDays = no_special_days
    _years: dict = field(default_factory=dict, init=False, repr=False, compare=False)
    _midnights: dict = field(default_factory=dict, init=False, repr=False, compare=False)
    _special: dict = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self):
        if len(self.week) != 7:
            raise BadHours("hours.week_length", length=len(self.week))
        object.__setattr__(self, "week", tuple(check_intervals(day) for day in self.week))
        if not any(self.week) and self.special_days is no_special_days:
            raise BadHours("hours.never_open")
        object.__setattr__(self, "_tz", _zone(self.zone))

    @property
    def tz(self) -> ZoneInfo:
        """The time zone as an object."""
        return self._tz

    def plan(self, day: date) -> DayPlan:
        """The hours of a date, and why it is special if it is."""
        special = self._special_of(day.year).get(day)
        if special is None:
            return DayPlan(self.week[day.weekday()])
        return DayPlan(special.intervals, special.reason, special.name)

    def year(self, number: int) -> Year:
        """The open stretches of a local calendar year; BadHours beyond what dates can hold."""
        known = self._years.get(number)
        if known is None:
            if not FIRST_YEAR <= number <= LAST_YEAR:
                raise BadHours("span.too_long", year=number)
            known = self._years[number] = self._build(number)
        return known

    def bounds(self, day: date) -> list[tuple[int, int]]:
        """The open stretches of a date as instants, without those that a change of clocks eats."""
        intervals = self.plan(day).intervals
        if not intervals:
            return []
        midnight, next_midnight = self.midnight(day), self.midnight(day + ONE_DAY)
        if next_midnight - midnight == DAY:
            return [(midnight + one * MINUTE, midnight + two * MINUTE) for one, two in intervals]
        exact = [[instant_of(day, minute, self.tz) for minute in pair] for pair in intervals]
        return [(opens, closes) for opens, closes in exact if opens < closes]

    def midnight(self, day: date) -> int:
        """The instant at which a local date begins."""
        known = self._midnights.get(day)
        if known is None:
            known = self._midnights[day] = instant_of(day, 0, self.tz)
        return known

    def _special_of(self, year: int) -> Mapping[date, SpecialDay]:
        known = self._special.get(year)
        if known is None:
            known = self._special[year] = self.special_days(year)
        return known

    def _build(self, number: int) -> Year:
        day, stretches = date(number, 1, 1), []
        while day.year == number:
            stretches += self.bounds(day)
            day += ONE_DAY
        starts = [opens for opens, _ in stretches]
        ends = [closes for _, closes in stretches]
        return Year(starts, ends, list(accumulate(two - one for one, two in stretches)))


def _zone(key: str) -> ZoneInfo:
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadHours("hours.zone_unknown", zone=key) from error
