"""Start with hours and deadlines that most services can keep."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import action
from augenhoehe.servicelevels.actions.add_closed_day import add_closed_day
from augenhoehe.servicelevels.actions.save_calendar import save_calendar
from augenhoehe.servicelevels.actions.save_policies import save_policies
from augenhoehe.servicelevels.models import Calendar
from augenhoehe.servicelevels.queries import teams_without_policies
from augenhoehe.servicelevels.suggestions import CALENDAR_NAME, HALF_DAYS, MINUTES, WEEK


@action
def suggest_servicelevels(*, state, week=WEEK, by):
    """Give every team without deadlines the suggested ones; the calendar is made if none exists.

    Returns the calendar. What somebody has set already stays as it is.
    """
    calendar = Calendar.objects.order_by("pk").first()
    if calendar is None:
        calendar = save_calendar(None, name=_(CALENDAR_NAME), week=week, state=state, by=by)
        for day, name, hours in HALF_DAYS:
            add_closed_day(calendar, day=day, name=_(name), hours=hours, is_yearly=True, by=by)
    for team in teams_without_policies():
        save_policies(team, calendar=calendar, minutes=MINUTES, by=by)
    return calendar
