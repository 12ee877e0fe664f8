"""What the answers say."""

from tests.doors.kinds import door

DOORS = {
    "evaluation:results": door("survey see", "survey"),
}
