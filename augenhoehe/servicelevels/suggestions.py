"""What a new department is offered: hours, half days and deadlines most services can keep."""

from datetime import date

from django.utils.translation import gettext_noop

from augenhoehe.kernel.businesstime import parse_intervals
from augenhoehe.servicelevels.models import Priority

CALENDAR_NAME = gettext_noop("Service hours")
WEEK = tuple(
    parse_intervals(text)
    for text in ("08:00-17:00", "08:00-17:00", "08:00-17:00", "08:00-17:00", "08:00-15:00", "", "")
)
# The year is of no importance: these return every year.
HALF_DAYS = (
    (date(2026, 12, 24), gettext_noop("Christmas Eve"), "00:00-12:00"),
    (date(2026, 12, 31), gettext_noop("New Year's Eve"), "00:00-12:00"),
)
# Service minutes until (first response, solution).
MINUTES = {
    Priority.URGENT: (30, 4 * 60),
    Priority.HIGH: (60, 8 * 60),
    Priority.NORMAL: (4 * 60, 16 * 60),
    Priority.LOW: (8 * 60, 40 * 60),
}
