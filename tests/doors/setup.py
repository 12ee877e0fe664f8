"""The set-up."""

from tests.doors.kinds import door

DOORS = {
    "setup:waiting": door("public"),
}
