"""Standard solutions."""

from django.utils import timezone

from augenhoehe.solutions.actions.save import change_solution, create_solution
from tests.doors.kinds import Thing, door

READERS = "lead alice bob carol dora rita"

DOORS = {
    "solutions:list": door("standard solution read"),
    "solutions:add": door("standard solution change", "", "GET POST"),
    "solutions:pick": door("standard solution read"),
    "solutions:from_text": door("standard solution change", "", "POST"),
    "solutions:show": door("standard solution read", "solution"),
    "solutions:change": door("standard solution change", "solution", "GET POST"),
    "solutions:retire": door("standard solution change", "solution", "POST"),
    "solutions:restore": door("standard solution change", "retired solution", "POST"),
    "solutions:versions": door("standard solution read", "solution"),
    "solutions:version": door("standard solution read", "old version"),
    "solutions:restore_version": door("standard solution change", "old version", "POST"),
    "solutions:drop_version": door("standard solution remove a version", "old version", "POST"),
    "solutions:review": door("standard solution change", "solution", "POST"),
}


def make_solution(cast):
    """A standard solution."""
    made = create_solution({"title_de": "Zugang"}, by=cast.lead)
    return [Thing({"pk": made.pk}, seen=READERS)]


def make_retired_solution(cast):
    """A standard solution that is no longer offered."""
    made = create_solution({"title_de": "Zugang"}, by=cast.lead)
    made.retired_at = timezone.now()
    made.save()
    return [Thing({"pk": made.pk}, seen=READERS)]


def make_old_version(cast):
    """What a standard solution said before."""
    made = create_solution({"title_de": "Zugang"}, by=cast.lead)
    change_solution(made, fields={"title_de": "Zugang neu"}, by=cast.lead)
    return [Thing({"pk": made.pk, "number": 1}, seen=READERS)]


THINGS = {
    "old version": make_old_version,
    "solution": make_solution,
    "retired solution": make_retired_solution,
}
