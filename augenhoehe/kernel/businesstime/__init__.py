"""Service hours: when a span of service time is over, and why then.

Conventions, the same everywhere in this package:

- An interval is half-open: open at 08:00, closed at 12:00 sharp.
- A span that ends exactly at closing is due at closing, not at the next opening.
- A start outside the hours counts from the next opening; so does a span of zero.
- Spans are real elapsed time. A day with a change of clocks has 23 or 25 hours; a wall time that
  happens twice means its first occurrence, one that never happens means the end of the gap.
- Moments are aware datetimes. Bounds within a day are whole minutes since midnight, 0 to 1440.
- What is wrong with the input is a `BadHours`, a ValueError with `code` and `params`.
"""

from augenhoehe.kernel.businesstime.clock import (
    add_service_time,
    is_open_at,
    next_opening,
    service_time_between,
)
from augenhoehe.kernel.businesstime.errors import BadHours
from augenhoehe.kernel.businesstime.hours import DayPlan, Hours, SpecialDay, fixed_days
from augenhoehe.kernel.businesstime.intervals import (
    Interval,
    format_intervals,
    parse_intervals,
    within,
)
from augenhoehe.kernel.businesstime.pauses import Pause, due_with_pauses
from augenhoehe.kernel.businesstime.segments import (
    CLOSED,
    PAUSED,
    RUNNING,
    Segment,
    Totals,
    segments,
    time_lived,
    totals,
)

__all__ = [
    "CLOSED",
    "PAUSED",
    "RUNNING",
    "BadHours",
    "DayPlan",
    "Hours",
    "Interval",
    "Pause",
    "Segment",
    "SpecialDay",
    "Totals",
    "add_service_time",
    "due_with_pauses",
    "fixed_days",
    "format_intervals",
    "is_open_at",
    "next_opening",
    "parse_intervals",
    "segments",
    "service_time_between",
    "time_lived",
    "totals",
    "within",
]
