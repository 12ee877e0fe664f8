"""A standard solution was looked through and is still right."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.solutions import events
from augenhoehe.solutions.models import Solution

AGAIN = timedelta(days=182)


@action
def review_solution(solution, *, by):
    """Note that a solution is still right; it comes up again in half a year."""
    solution = Solution.objects.select_for_update().get(pk=solution.pk)
    solution.review_on = timezone.localdate() + AGAIN
    solution.save(update_fields=["review_on"])
    record(events.REVIEWED, solution, by=by)
    return solution
