"""The team's reflection, and moments."""

from django.utils import timezone

from augenhoehe.attitudes.actions.reflect import begin_reflection
from augenhoehe.attitudes.actions.thank import share_moment, write_moment
from tests.doors.kinds import Thing, door

DOORS = {
    "attitudes:team": door("team reflection see"),
    "attitudes:team_begin": door("team reflection begin", "", "POST"),
    "attitudes:team_clock": door("team reflection begin", "", "POST"),
    "attitudes:team_show": door("team reflection see", "reflection"),
    "attitudes:moments": door("moment see"),
    "attitudes:moment_new": door("moment see", "", "GET POST"),
    "attitudes:moment": door("moment see", "moment"),
    "attitudes:moment_share": door("moment share", "moment", "POST"),
    "attitudes:moment_keep": door("moment share", "moment", "POST"),
    "attitudes:moment_remove": door("moment take back", "moment to take back", "POST"),
}
TEAM = "lead alice bob carol dora rita"


def make_reflection(cast):
    """One that runs."""
    reflection = begin_reflection(timezone.localdate(), by=cast.lead)
    return [Thing({"pk": reflection.pk}, seen=TEAM)]


def make_moments(cast, own="bob"):
    """One between Alice and Bob, and one that Bob shared."""
    asked = write_moment(cast.bob, words="Ruhig geblieben", by=cast.alice)
    shared = write_moment(cast.bob, words="Gut erklärt", by=cast.alice)
    share_moment(shared, by=cast.bob)
    return [
        Thing({"pk": asked.pk}, seen="alice bob", own=own),
        Thing({"pk": shared.pk}, seen=TEAM, own=own),
    ]


def make_removable(cast):
    """The same, for both of them."""
    return make_moments(cast, own="alice bob")


THINGS = {
    "reflection": make_reflection,
    "moment": make_moments,
    "moment to take back": make_removable,
}
