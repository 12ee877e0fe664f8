"""The clock of a deadline as it is shown: bars of a time line and rows of a table."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from django.utils.formats import date_format

from augenhoehe.kernel.businesstime import Segment, Totals, time_lived
from augenhoehe.servicelevels.models import Policy
from augenhoehe.servicelevels.words import KINDS, reason_of

WIDTH = 600
ROWS = 40


def minutes_of(span):
    """A span in minutes."""
    return span / timedelta(minutes=1)


class Bar(NamedTuple):
    """A stretch of the time line, in whole units of its width."""

    x: int
    width: int
    kind: str
    label: str


class Row(NamedTuple):
    """A line of the table."""

    starts_at: datetime
    until: str
    kind: str
    kind_label: str
    reason: str
    length: timedelta
    is_ahead: bool


def until_in_words(starts_at, ends_at):
    """The end of a stretch: its day only where it is another one, midnight as 24:00."""
    midnight = ends_at.time() == time(0)
    day = ends_at - timedelta(days=1) if midnight else ends_at
    clock = "24:00" if midnight else date_format(ends_at, "H:i")
    return clock if day.date() == starts_at.date() else f"{date_format(day, 'D d.m.')} {clock}"


@dataclass(frozen=True)
class Clock:
    """Why a deadline is due when it is.

    `until` is now, or when it was done; `totals` count up to then; `left` is the service time from
    then to the deadline, negative once it has passed, None while nobody can know.
    """

    which: str
    policy: Policy
    start: datetime
    until: datetime
    due_at: datetime | None
    is_done: bool
    segments: list[Segment]
    totals: Totals
    left: timedelta | None

    @property
    def calendar(self):
        return self.policy.calendar

    @property
    def minutes(self):
        """The promised service minutes."""
        return getattr(self.policy, f"{self.which}_minutes")

    @property
    def state(self):
        """One of: met, missed, paused, over, running."""
        over = self.due_at is not None and self.until > self.due_at
        if self.is_done:
            return "missed" if over else "met"
        if self.due_at is None or self.kind_now == "paused":
            return "paused"
        return "over" if over else "running"

    @property
    def kind_now(self):
        """What the clock does at `until`."""
        here = [part for part in self.segments if part.starts_at <= self.until < part.ends_at]
        last = here or self.segments[-1:]
        return last[0].kind if last else "running"

    @property
    def overrun(self):
        """Service time past the deadline."""
        return max(timedelta(0), -self.left) if self.left is not None else timedelta(0)

    @property
    def spent(self):
        """The totals in minutes: a day of service time has no agreed length, hours have."""
        return {name: minutes_of(span) for name, span in self.totals._asdict().items()}

    @property
    def left_minutes(self):
        """Service minutes to the deadline, or past it."""
        return None if self.left is None else abs(minutes_of(self.left))

    @cached_property
    def bars(self):
        """The segments as bars from 0 to 600, without gaps; time past the deadline is "over"."""
        return [self._bar(part) for part in self.segments]

    def _bar(self, part):
        x, end = self._x(part.starts_at), self._x(part.ends_at)
        over = part.kind == "running" and self.due_at and part.starts_at >= self.due_at
        label = f"{KINDS[part.kind]}, {reason_of(part, self.calendar.state)}"
        return Bar(x, max(1, end - x), "over" if over else part.kind, label)

    @property
    def x_until(self):
        return self._x(self.until)

    @property
    def x_due(self):
        return None if self.due_at is None else self._x(self.due_at)

    def _x(self, moment):
        whole = self.segments and time_lived(self.segments[0].starts_at, self.segments[-1].ends_at)
        return round(WIDTH * (time_lived(self.start, moment) / whole)) if whole else 0

    @cached_property
    def rows(self):
        """The last forty segments as rows."""
        return [self._row(part) for part in self.segments[-ROWS:]]

    @property
    def earlier_count(self):
        """How many segments lie before the rows."""
        return max(0, len(self.segments) - ROWS)

    def _row(self, part):
        reason = reason_of(part, self.calendar.state)
        ahead = part.starts_at >= self.until
        kind = KINDS[part.kind]
        until = until_in_words(part.starts_at, part.ends_at)
        return Row(part.starts_at, until, part.kind, kind, reason, part.length, ahead)
