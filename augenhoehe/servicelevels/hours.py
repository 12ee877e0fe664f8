"""From calendar rows to the kernel's hours."""

from datetime import date
from functools import lru_cache

from augenhoehe.kernel.businesstime import Hours, SpecialDay, within
from augenhoehe.servicelevels.models import ClosedDay
from augenhoehe.servicelevels.public_holidays import public_holidays


def hours_of(calendar):
    """The hours of a calendar, kept in memory until its stamp changes."""
    return _hours(calendar.pk, calendar.stamp, calendar.state, calendar.time_zone, calendar.week)


@lru_cache(maxsize=128)
def _hours(pk, stamp, state, time_zone, week):
    closed = list(ClosedDay.objects.filter(calendar_id=pk))
    return build_hours(week, state=state, time_zone=time_zone, closed_days=closed)


def build_hours(week, *, state="", time_zone="Europe/Berlin", closed_days=()):
    """Hours from a week of intervals, a state's holidays, and days that differ.

    On one date the dated day counts before the public holiday, and that before the yearly day.
    """
    entries = [(day.day, day.is_yearly, day.name, day.intervals) for day in closed_days]

    def special_days(year):
        found = dict(_yearly(year, week, entries))
        for day, name in public_holidays(state, year).items():
            found[day] = SpecialDay("holiday", name)
        for day, is_yearly, name, intervals in entries:
            if not is_yearly and day.year == year:
                found[day] = _special(name, intervals)
        return found

    return Hours(week, time_zone, special_days)


def _yearly(year, week, entries):
    for day, is_yearly, name, intervals in entries:
        if is_yearly and (here := _in_year(day, year)) and week[here.weekday()]:
            yield here, _special(name, within(week[here.weekday()], intervals))


def _in_year(day, year):
    try:
        return date(year, day.month, day.day)
    except ValueError:  # 29 February
        return None


def _special(name, intervals):
    return SpecialDay("half_day" if intervals else "closed_day", name, intervals)
