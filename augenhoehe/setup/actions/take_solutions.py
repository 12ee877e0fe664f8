"""Begin with suggested standard solutions."""

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.journal.actions.record import record
from augenhoehe.people.queries import department
from augenhoehe.setup import events
from augenhoehe.setup.queries import suggested
from augenhoehe.solutions.models import Solution


@action
def take_solutions(keys, *, by):
    """Take the suggested solutions of these keys over, unless one of that title is there."""
    there = set(Solution.objects.values_list("title_de", flat=True))
    now = timezone.now()
    wanted = [one for one in suggested("solutions") if one["key"] in keys]
    new = [
        Solution(changed_at=now, **{name: text for name, text in one.items() if name != "key"})
        for one in wanted
        if one["title_de"] not in there
    ]
    Solution.objects.bulk_create(new)
    if new:
        record(events.SOLUTIONS_TAKEN, department(), by=by, count=len(new))
    return new
