"""What the page of goals shows: three places, what hangs on each, and what hangs on none."""

from collections import defaultdict
from dataclasses import dataclass, field

from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import ref
from augenhoehe.goals.models import PLACES, Goal
from augenhoehe.measures.aims import word_of
from augenhoehe.measures.models import Measure


@dataclass(frozen=True)
class Place:
    """One of three places: its goal or None, and the measures that serve it."""

    number: int
    goal: Goal | None
    measures: list = field(default_factory=list)

    @property
    def serves(self):
        """The goal as the form of a measure takes it."""
        return word_of(ref(self.goal))

    @property
    def live(self):
        """Measures that are planned or running."""
        return [one for one in self.measures if one.is_live]


def in_force(goals):
    """The goals that hold now."""
    return goals.filter(retired_at=None)


def places(goals, measures):
    """The three places in their order, with goals and measures, in two queries."""
    held = {goal.place: goal for goal in in_force(goals)}
    serving = measures_of(measures, [goal.pk for goal in held.values()])
    return [Place(n, held.get(n), serving[held[n].pk] if n in held else []) for n in PLACES]


def measures_of(measures, goal_ids):
    """{goal id: [measure]}, those under way first."""
    found = defaultdict(list)
    rows = measures.filter(goal_type=type_of(Goal), goal_id__in=goal_ids)
    live = [Measure.State.RUNNING, Measure.State.PLANNED]
    for measure in rows.select_related("owner").order_by("due_on", "pk"):
        found[measure.goal_id].append(measure)
    for serving in found.values():
        serving.sort(key=lambda one: live.index(one.state) if one.state in live else len(live))
    return found


def serving_none(measures, goals):
    """Measures under way that serve no goal that holds."""
    live = measures.filter(state__in=[Measure.State.PLANNED, Measure.State.RUNNING])
    held = in_force(goals).values("pk")
    return live.exclude(goal_type=type_of(Goal), goal_id__in=held).select_related("owner")


def questions_due(goals, day):
    """Goals with something that should have been asked by now."""
    return in_force(goals).filter(ask_by__lte=day)
