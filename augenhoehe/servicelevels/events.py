"""What can happen to service levels."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

CALENDAR_SAVED = kind("servicelevels.calendar_saved", _("{by} saved the calendar {subject}"))
CALENDAR_REMOVED = kind("servicelevels.calendar_removed", _("{by} removed a calendar"))
CLOSED_DAY_ADDED = kind(
    "servicelevels.closed_day_added",
    _("{by} added a closed day to the calendar {subject}"),
    facts=("closed_day_id",),
)
CLOSED_DAY_REMOVED = kind(
    "servicelevels.closed_day_removed",
    _("{by} removed a closed day from the calendar {subject}"),
    facts=("closed_day_id",),
)
POLICIES_SAVED = kind(
    "servicelevels.policies_saved",
    _("{by} saved the deadlines of the team {subject}"),
    facts=("calendar_id",),
)
