"""Add a day that differs to a calendar, take one away."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.kernel.businesstime import BadHours, format_intervals, parse_intervals
from augenhoehe.servicelevels import events
from augenhoehe.servicelevels.models import Calendar, ClosedDay, new_stamp
from augenhoehe.servicelevels.words import mistake_of


@action
def add_closed_day(calendar, *, day, name, hours="", is_yearly=False, by):
    """Close a calendar on a day, or open it in the given hours only; once, or every year."""
    try:
        hours = format_intervals(parse_intervals(hours))
    except BadHours as error:
        raise Refused(mistake_of(error), code=error.code) from error
    if calendar.closed_days.filter(day=day).exists():
        sentence = _("This day is in the calendar already. Remove it there first.")
        raise Refused(sentence, code="closed_day.exists")
    closed = ClosedDay.objects.create(
        calendar=calendar, day=day, name=name, hours=hours, is_yearly=is_yearly
    )
    _touch(calendar)
    record(events.CLOSED_DAY_ADDED, calendar, by=by, closed_day_id=closed.pk)
    return closed


@action
def remove_closed_day(closed_day, *, by):
    """Let a day follow the week again."""
    calendar, pk = closed_day.calendar, closed_day.pk
    closed_day.delete()
    _touch(calendar)
    record(events.CLOSED_DAY_REMOVED, calendar, by=by, closed_day_id=pk)


def _touch(calendar):
    calendar.stamp = new_stamp()
    Calendar.objects.filter(pk=calendar.pk).update(stamp=calendar.stamp)
