"""Adding and measuring service time: two binary searches a call, whatever the distance."""

from bisect import bisect_left, bisect_right
from datetime import datetime, timedelta

from augenhoehe.kernel.businesstime.errors import BadHours
from augenhoehe.kernel.businesstime.hours import Hours, Year
from augenhoehe.kernel.businesstime.instants import to_instant, to_micros, to_moment

# A service that opens on 29 February only may sleep for eight years around 1900 or 2100.
BARREN_YEARS = 8
# Every year on the way is built once, 2 ms each: a slip of the keyboard must not cost seconds.
MAX_YEARS = 100


def add_service_time(start: datetime, span: timedelta, hours: Hours) -> datetime:
    """The moment at which `span` of service time has passed since `start`, in start's zone.

    A span that ends exactly at closing is due at closing. A start outside the hours counts from
    the next opening, and a span of zero is due at `next_opening`. Errors (BadHours):
    moment.naive, span.negative, span.too_long (more than 100 years), hours.never_open.
    """
    left = to_micros(span)
    if left <= 0:
        if left < 0:
            raise BadHours("span.negative")
        return next_opening(start, hours)
    first, at = _place(start, hours)
    left += _opened_before(at, hours.year(first))
    number, barren = first, 0
    while (year := hours.year(number)).total < left:
        _check_years(first, number)
        left -= year.total
        barren = _still_barren(barren, year)
        number += 1
    i = bisect_left(year.sums, left)
    return to_moment(year.ends[i] - (year.sums[i] - left), start.tzinfo)


def service_time_between(start: datetime, end: datetime, hours: Hours) -> timedelta:
    """Service time in [start, end); negative if `end` lies before `start` (time overrun).

    Errors (BadHours): moment.naive, span.too_long (more than 100 years).
    """
    first, at = _place(start, hours)
    last, until = _place(end, hours)
    if until < at:
        return -service_time_between(end, start, hours)
    _check_years(first, last)
    passed = _opened_before(until, hours.year(last)) - _opened_before(at, hours.year(first))
    passed += sum(hours.year(number).total for number in range(first, last))
    return timedelta(microseconds=passed)


def is_open_at(moment: datetime, hours: Hours) -> bool:
    """Whether the service is open at that very moment (closed at closing time sharp)."""
    number, at = _place(moment, hours)
    year = hours.year(number)
    i = bisect_right(year.starts, at) - 1
    return i >= 0 and at < year.ends[i]


def next_opening(moment: datetime, hours: Hours) -> datetime:
    """The moment itself while open, else the next opening, in the moment's zone."""
    number, at = _place(moment, hours)
    barren = 0
    while True:
        year = hours.year(number)
        i = bisect_right(year.ends, at)
        if i < len(year.ends):
            return to_moment(max(at, year.starts[i]), moment.tzinfo)
        barren = _still_barren(barren, year)
        number += 1


def _place(moment: datetime, hours: Hours) -> tuple[int, int]:
    """The local year of a moment, and its instant."""
    at = to_instant(moment)
    try:
        return moment.astimezone(hours.tz).year, at
    except OverflowError as error:
        raise BadHours("span.too_long", year=moment.year) from error


def _opened_before(at: int, year: Year) -> int:
    """Service time from the year's beginning up to an instant, in microseconds."""
    i = bisect_right(year.starts, at) - 1
    if i < 0:
        return 0
    return year.sums[i] - max(0, year.ends[i] - at)


def _check_years(first: int, last: int) -> None:
    if last - first > MAX_YEARS:
        raise BadHours("span.too_long", years=last - first)


def _still_barren(barren: int, year: Year) -> int:
    barren = 0 if year.total else barren + 1
    if barren > BARREN_YEARS:
        raise BadHours("hours.never_open")
    return barren
