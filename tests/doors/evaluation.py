"""What the answers say."""

from tests.doors.kinds import door

DOORS = {
    "evaluation:responses": door("response read"),
    "evaluation:invitations": door("response read"),
    "evaluation:mood": door("figure see"),
    "evaluation:calls": door("concern read"),
    "evaluation:results": door("survey see", "survey"),
    "evaluation:questions": door("survey see", "survey"),
}
