"""The search."""

from tests.doors.kinds import door

DOORS = {
    "search:page": door("signed in"),
    "search:palette": door("signed in"),
}
