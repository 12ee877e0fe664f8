"""From a day to a day, as the address of a page says it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dateparse import parse_date

from augenhoehe.base.indicators import YEARS, Window
from augenhoehe.indicators.calendar import begin_of, following, starts

DAY = timedelta(days=1)
MONTHS = 12


@dataclass(frozen=True)
class Period:
    """From a day to a day, both of them in it."""

    first: date
    last: date

    @classmethod
    def from_query(cls, query, today):
        """What the address asks for: this month and the eleven before, if nothing sensible."""
        last = _day(query.get("to")) or today
        first = _day(query.get("from")) or months_before(last, MONTHS - 1)
        return cls(min(first, last), max(first, last))

    @classmethod
    def of_year(cls, year):
        """A whole year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def until_day(self):
        """The day after the last one."""
        return self.last + DAY

    @property
    def before(self):
        """The same days a year earlier, or as many days as end where this begins."""
        if self.last - self.first < timedelta(days=366):
            return Period(_a_year_before(self.first), _a_year_before(self.last))
        return Period(self.first - (self.until_day - self.first), self.first - DAY)

    def window(self, now):
        """The period as a window read at a moment."""
        return Window(starts(self.first), starts(self.until_day), now)

    def whole_months(self, today):
        """The whole months in it that are over, as a period; None where there is none."""
        first = self.first if self.first.day == 1 else following(self.first, "month")
        last = begin_of(min(self.until_day, today), "month") - DAY
        return Period(first, last) if first < last else None


def months_before(day, count):
    """The first day of the month `count` months before that of `day`."""
    month = begin_of(day, "month")
    for _step in range(count):
        month = begin_of(month - DAY, "month")
    return month


def _a_year_before(day):
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28) if is_leap_day else day.replace(year=day.year - 1)


def _day(text):
    try:
        found = parse_date(text or "")
    except ValueError:
        return None
    return found if found and found.year - 1 in YEARS else None
