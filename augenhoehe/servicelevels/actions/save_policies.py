"""Save what a team promises."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.servicelevels import events
from augenhoehe.servicelevels.models import Policy, Priority


@action
def save_policies(team, *, calendar, minutes, by):
    """Save a team's calendar and deadlines.

    `minutes` is {priority: (first response, solution)} in service minutes, None for no promise;
    a priority that is missing promises nothing.
    """
    for response, solution in minutes.values():
        if response and solution and response > solution:
            sentence = _("A solution cannot be due before the first response.")
            raise Refused(sentence, code="policy.reversed")
    for priority in Priority.values:
        response, solution = minutes.get(priority, (None, None))
        values = {
            "calendar": calendar,
            "response_minutes": response,
            "solution_minutes": solution,
        }
        Policy.objects.update_or_create(team=team, priority=priority, defaults=values)
    record(events.POLICIES_SAVED, team, by=by, calendar_id=calendar.pk)
