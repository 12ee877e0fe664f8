"""The clocks of a complaint: by when the customer hears from us, and what we ask of ourselves.

A working day is a day on which the answerable team has service hours. The day something came in
does not count; a clock ends with the service of its last day.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from augenhoehe.complaints.models import Complaint, Regime
from augenhoehe.servicelevels.queries import hours_for

State = Complaint.State
CLOCK_FIELDS = [
    "acknowledge_due_at", "news_due_at", "decision_due_at", "internal_due_at", "next_due_at",
]  # fmt: skip
WAITS_FOR_NEWS = (State.ACKNOWLEDGED, State.CLARIFYING, State.DECIDED)
UNDECIDED = (State.RECEIVED, State.ACKNOWLEDGED, State.CLARIFYING)
UNTOLD = (*UNDECIDED, State.DECIDED)
MOST_DAYS = 400
MINUTES_A_DAY, LAST_MINUTE = 24 * 60, time(23, 59)


@dataclass(frozen=True)
class Clock:
    """One clock as it is shown: its name, from when it counts, and the days it gives."""

    which: str
    start: datetime
    days: int
    due_at: datetime
    runs: bool
    done_at: datetime | None = None


def regime_of(complaint):
    """The deadlines it runs by; the house's own where no others were chosen."""
    return complaint.regime or Regime()


def default_regime():
    """The deadlines new complaints run by, or None for those the house has from the start."""
    return Regime.objects.filter(is_default=True, retired_at=None).first()


def day_end(start, days, *, hours, is_calendar=False):
    """The end of the `days`-th day after the day of `start`."""
    day = timezone.localtime(start, hours.tz).date()
    if is_calendar:
        return datetime.combine(day + timedelta(days=days), LAST_MINUTE, hours.tz)
    left = days
    for _step in range(MOST_DAYS):
        if left == 0:
            break
        day += timedelta(days=1)
        left -= bool(hours.plan(day).intervals)
    return _closing(day, hours)


def _closing(day, hours):
    intervals = hours.plan(day).intervals
    if not intervals or intervals[-1].closes == MINUTES_A_DAY:
        return datetime.combine(day, LAST_MINUTE, hours.tz)
    closes = time(*divmod(intervals[-1].closes, 60))
    return datetime.combine(day, closes, hours.tz)


def clocks_of(complaint, *, hours=None):
    """All clocks of a complaint, running or not, in the order of a complaint's way."""
    regime, hours = regime_of(complaint), hours or hours_for(complaint.team_id or 0)
    state = complaint.state
    began = complaint.reopened_at or complaint.received_at
    spoke = max(filter(None, (complaint.news_at, complaint.acknowledged_at, began)))
    shapes = (
        ("acknowledge", complaint.received_at, state == State.RECEIVED, complaint.acknowledged_at),
        ("news", spoke, state in WAITS_FOR_NEWS, None),
        ("decision", began, state in UNTOLD, complaint.told_at),
        ("internal", began, state in UNDECIDED, complaint.decided_at),
    )
    found = []
    for which, start, runs, done_at in shapes:
        days = getattr(regime, f"{which}_days")
        due_at = day_end(start, days, hours=hours, is_calendar=regime.is_calendar)
        found.append(Clock(which, start, days, due_at, runs, done_at))
    return found


def set_clocks(complaint):
    """Work the clocks out again; `next_due_at` is the nearest that runs."""
    clocks = clocks_of(complaint)
    for clock in clocks:
        setattr(complaint, f"{clock.which}_due_at", clock.due_at)
    complaint.news_due_at = complaint.news_due_at if _runs(clocks, "news") else None
    complaint.next_due_at = min((one.due_at for one in clocks if one.runs), default=None)


def _runs(clocks, which):
    return any(one.runs for one in clocks if one.which == which)
