"""Save a calendar, remove one that nobody uses."""

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.kernel.businesstime import BadHours, Hours
from augenhoehe.servicelevels import events
from augenhoehe.servicelevels.models import Calendar, new_stamp
from augenhoehe.servicelevels.words import mistake_of


@action
def save_calendar(calendar, *, name, week, state="", time_zone="Europe/Berlin", by):
    """Save name, weekly hours (seven tuples of intervals), state and zone; None makes a new one."""
    try:
        hours = Hours(tuple(week), time_zone)
    except BadHours as error:
        raise Refused(mistake_of(error), code=error.code) from error
    calendar = calendar or Calendar()
    if Calendar.objects.filter(name=name).exclude(pk=calendar.pk).exists():
        raise Refused(_("There is a calendar of this name already."), code="calendar.name_taken")
    calendar.name, calendar.state, calendar.time_zone = name, state, time_zone
    calendar.hours = [[list(interval) for interval in day] for day in hours.week]
    calendar.stamp = new_stamp()
    calendar.save()
    record(events.CALENDAR_SAVED, calendar, by=by)
    return calendar


@action
def remove_calendar(calendar, *, by):
    """Remove a calendar that no team works by."""
    record(events.CALENDAR_REMOVED, calendar, by=by)
    try:
        calendar.delete()
    except ProtectedError as error:
        sentence = _("Teams work by this calendar. Give them another one first.")
        raise Refused(sentence, code="calendar.in_use") from error
