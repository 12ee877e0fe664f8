"""Moments of the demo: in the service's hours for us, in human hours for customers."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from augenhoehe.kernel.businesstime import add_service_time, next_opening, service_time_between

MINUTE = timedelta(minutes=1)
SECONDS = 60


class Rhythm:
    """When things happen: draws moments from one source of chance, in the house's hours."""

    def __init__(self, rng, hours):
        self.rng, self.hours = rng, hours

    def after(self, moment, minutes):
        """`minutes` of service time after a moment, to an odd second."""
        at = add_service_time(moment, timedelta(minutes=minutes), self.hours)
        return at + timedelta(seconds=self.rng.randrange(SECONDS))

    def before(self, moment, minutes):
        """The latest moment from which `minutes` of service time lead to `moment`."""
        span = timedelta(minutes=max(0, minutes))
        early, late = moment - timedelta(days=30) - 6 * span, moment
        while late - early > MINUTE / 60:
            middle = early + (late - early) / 2
            enough = service_time_between(middle, moment, self.hours) >= span
            early, late = (middle, late) if enough else (early, middle)
        return early.replace(microsecond=0)

    def between(self, begins, ends, part):
        """The moment at which `part` of the service time between two moments has passed."""
        left = service_time_between(begins, ends, self.hours)
        return (
            add_service_time(begins, left * part, self.hours)
            if left
            else begins + (ends - begins) * part
        )

    def spread(self, middle):
        """Minutes around `middle`, mostly less, now and then much more."""
        return middle * self.rng.lognormvariate(0, 0.7)

    def by_customer(self, moment, hours):
        """A customer answers after about so many hours, awake and mostly on working days."""
        at = moment + timedelta(hours=self.spread(hours), seconds=self.rng.randrange(SECONDS))
        local = timezone.localtime(at)
        if local.weekday() > 4 and self.rng.random() < 0.85:
            local = _at(local + timedelta(days=7 - local.weekday()), self._morning())
        if not 7 <= local.hour < 19:
            day = local + timedelta(days=local.hour >= 19)
            local = _at(day, self._morning())
        return max(local, timezone.localtime(moment) + MINUTE)

    def promised(self, moment, days):
        """A full hour one can promise: some working days later."""
        local = timezone.localtime(moment)
        for _day in range(days):
            local = self._next_day(local)
        return _at(local, time(self.rng.choice([10, 11, 14, 15]), 0))

    def workday(self, moment, back):
        """The date of the `back`-th open day before the day of a moment."""
        day = timezone.localtime(moment).date()
        while back:
            day -= timedelta(days=1)
            back -= bool(self.hours.plan(day).intervals)
        return day

    def opened(self, moment):
        """The moment itself while we are open, else a few minutes after the next opening."""
        opening = next_opening(moment, self.hours)
        return moment if opening == moment else self.after(opening, 5)

    def _next_day(self, local):
        local = _at(local + timedelta(days=1), time(12, 0))
        return timezone.localtime(next_opening(local, self.hours))

    def _morning(self):
        return time(self.rng.choice([7, 8, 8, 9]), self.rng.randrange(60), self.rng.randrange(60))


def moment_at(day, clock):
    """A date and a time of day in the house's zone as a moment."""
    return datetime.combine(day, clock, tzinfo=timezone.get_current_timezone())


def _at(local, clock):
    return moment_at(local.date(), clock)
