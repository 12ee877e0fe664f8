"""Moments that one promises often, moved into the hours in which the team is there."""

from datetime import datetime, timedelta

from django.utils import timezone

TODAY_AT, NEXT_AT, LATER_AT = 16 * 60, 10 * 60, 12 * 60
SOONEST = timedelta(minutes=30)
LOOK_AHEAD = 30


def quick_moments(hours, now):
    """Today 16:00, the next working day 10:00, the one after that 12:00; as far as there is one.

    An hour outside the service's is moved to the opening or closing of that day.
    """
    here = timezone.localtime(now)
    ahead = [here.date() + timedelta(days=n) for n in range(1, LOOK_AHEAD)]
    working = [day for day in ahead if hours.plan(day).intervals][:2]
    wanted = [(here.date(), TODAY_AT), *zip(working, (NEXT_AT, LATER_AT), strict=False)]
    found = [_at(day, minute, hours, here.tzinfo) for day, minute in wanted]
    return [at for at in found if at and at >= now + SOONEST]


def _at(day, minute, hours, zone):
    intervals = hours.plan(day).intervals
    if not intervals:
        return None
    first, last = intervals[0][0], min(intervals[-1][1], 24 * 60 - 1)
    hour, rest = divmod(min(max(minute, first), last), 60)
    return datetime(day.year, day.month, day.day, hour, rest, tzinfo=zone)
