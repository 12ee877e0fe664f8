"""The five attitudes and the reply check."""

from tests.doors.kinds import door

DOORS = {
    "attitudes:overview": door("attitude read"),
    "attitudes:check": door("attitude read", "", "GET POST"),
    "attitudes:check_draft": door("concern act on", "ticket", "POST"),
    "attitudes:choose_check": door("attitude read", "", "POST"),
}
