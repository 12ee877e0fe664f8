"""Service hours for the whole department, as the set-up asks for them."""

from augenhoehe.base.actions import action
from augenhoehe.people.queries import department
from augenhoehe.servicelevels.actions.save_calendar import save_calendar
from augenhoehe.servicelevels.actions.suggest import suggest_servicelevels
from augenhoehe.servicelevels.models import Calendar


@action
def set_hours(week, *, by):
    """Save the hours of the week (seven tuples of intervals) in the first calendar."""
    calendar = Calendar.objects.order_by("pk").first()
    if calendar is None:
        return suggest_servicelevels(state=department().state, week=week, by=by)
    return save_calendar(
        calendar,
        name=calendar.name,
        week=week,
        state=department().state,
        time_zone=calendar.time_zone,
        by=by,
    )
