"""A goal no longer holds, or holds again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.goals import events
from augenhoehe.goals.models import Goal
from augenhoehe.journal.actions import record


@action
def retire_goal(goal, *, by):
    """Take a goal out that no longer holds; what served it keeps its link."""
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    if goal.retired_at:
        raise Refused(_("This was done already."), code="goal.same")
    goal.retired_at = timezone.now()
    goal.save(update_fields=["retired_at"])
    record(events.RETIRED, goal, by=by)
    return goal


@action
def restore_goal(goal, *, by):
    """Put a goal back in its place, if that is free."""
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    if goal.retired_at is None:
        raise Refused(_("This was done already."), code="goal.same")
    if Goal.objects.filter(place=goal.place, retired_at=None).exists():
        text = _("Another goal has its place. Take that one out first.")
        raise Refused(text, code="goal.taken")
    goal.retired_at = None
    goal.save(update_fields=["retired_at"])
    record(events.RESTORED, goal, by=by)
    return goal
