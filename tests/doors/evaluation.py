"""What the answers say."""

from tests.doors.kinds import door

DOORS = {
    "evaluation:responses": door("response read"),
    "evaluation:invitations": door("response read"),
    "evaluation:results": door("survey see", "survey"),
}
