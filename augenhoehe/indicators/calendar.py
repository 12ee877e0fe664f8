"""Days, weeks and months of the house, in its time zone."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.utils import timezone

from augenhoehe.base.indicators import Window

DAY = timedelta(days=1)
STEPS = ("day", "week", "month")


def starts(day: date) -> datetime:
    """The moment a day begins here."""
    return timezone.make_aware(datetime.combine(day, time()))


def begin_of(day: date, step: str) -> date:
    """The first day of the step that `day` lies in; weeks begin on Monday."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def following(day: date, step: str) -> date:
    """The first day of the next step."""
    if step == "month":
        return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return begin_of(day, step) + timedelta(days=7 if step == "week" else 1)


def steps_of(since: datetime, until: datetime, step: str) -> list[date]:
    """First days of the steps that begin in the window, and of the one `since` lies in."""
    day, found = begin_of(timezone.localdate(since), step), []
    while starts(day) < until:
        found.append(day)
        day = following(day, step)
    return found


def windows_of(days: list[date], step: str) -> list[Window]:
    """The window of each step."""
    return [Window(starts(day), starts(following(day, step))) for day in days]


def runs(days) -> list[tuple[date, date]]:
    """Days as runs (first, day after the last)."""
    ordered = sorted(set(days))
    if not ordered:
        return []
    breaks = [later for earlier, later in pairwise(ordered) if later - earlier > DAY]
    ends = [earlier for earlier, later in pairwise(ordered) if later - earlier > DAY]
    return [
        (first, last + DAY)
        for first, last in zip([ordered[0], *breaks], [*ends, ordered[-1]], strict=True)
    ]


def is_whole_months(window: Window, *, now: datetime) -> bool:
    """Does a window hold nothing but whole months that are over?"""
    since, until = timezone.localtime(window.since), timezone.localtime(window.until)
    whole = all(at.day == 1 and at.time() == time() for at in (since, until))
    return whole and since < until <= now


def last_days(days: int, *, now=None) -> Window:
    """The window of the last so many days, today included."""
    today = timezone.localdate(now)
    return Window(starts(today - timedelta(days=days - 1)), starts(today + timedelta(days=1)), now)
