"""A goal of the company is written down or changed; every wording stays."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.goals import events
from augenhoehe.goals.models import FACTS, PLACES, Goal, Wording
from augenhoehe.journal.actions import record


@action
def write_goal(place, *, said, by):
    """Write what is known of the goal in a place (1 to 3); `said` are the facts of `Said`."""
    if place not in PLACES:
        raise Refused(_("There are three goals, no more."), code="goal.place")
    goal = Goal.objects.select_for_update().filter(place=place, retired_at=None).first()
    is_new = goal is None
    goal = goal or Goal(place=place)
    _fill(goal, said)
    goal.save()
    facts = {name: getattr(goal, name) for name in FACTS}
    by_person = None if isinstance(by, str) else by
    Wording.objects.create(goal=goal, at=timezone.now(), by=by_person, **facts)
    record(events.WRITTEN if is_new else events.CHANGED, goal, by=by)
    return goal


def _fill(goal, said):
    for name in FACTS:
        value = said.get(name)
        if isinstance(value, str) or value is None and not name.endswith(("_on", "ask_by")):
            value = str(value or "").replace("\0", "").strip()
        setattr(goal, name, value)
    if not goal.wording and not goal.ask_by:
        text = _("Write down the goal, or by when it will be asked for.")
        raise Refused(text, code="goal.empty")
    if goal.wording and not goal.said_by:
        raise Refused(_("Who said it? A goal nobody said is a guess."), code="goal.unsaid")
    if goal.said_on and goal.target_on and goal.target_on < goal.said_on:
        raise Refused(_("It shall be reached after it was said."), code="goal.reversed")
