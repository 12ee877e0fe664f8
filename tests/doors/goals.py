"""The company's goals."""

from augenhoehe.goals.actions.retire import retire_goal
from augenhoehe.goals.actions.write import write_goal
from tests.doors.kinds import Thing, door

DOORS = {
    "goals:overview": door("company goal see"),
    "goals:show": door("company goal see", "goal"),
    "goals:change": door("company goal change", "", "GET POST", kwargs={"place": 1}),
    "goals:retire": door("company goal change", "goal", "POST"),
    "goals:restore": door("company goal change", "retired goal", "POST"),
}


def _write(cast):
    said = {"wording": "Weniger Kündigungen", "said_by": "Frau Boss"}
    return write_goal(1, said=said, by=cast.boss)


def make_goal(cast):
    """A goal of the company."""
    return [Thing({"pk": _write(cast).pk})]


def make_retired_goal(cast):
    """A goal that no longer holds."""
    return [Thing({"pk": retire_goal(_write(cast), by=cast.boss).pk})]


THINGS = {"goal": make_goal, "retired goal": make_retired_goal}
