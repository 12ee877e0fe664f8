"""The quiet hour: each person's own space; notes are their owner's and nobody else's."""

from augenhoehe.quiet.actions.share import share_line
from augenhoehe.quiet.tests.cast import make_space, write
from tests.doors.kinds import EVERYBODY, Thing, door

KEEP = "private space keep"

DOORS = {
    "quiet:home": door(KEEP, "private space"),
    "quiet:begin": door(KEEP, methods="GET POST"),
    "quiet:open": door(KEEP, "private space", "POST"),
    "quiet:close": door(KEEP, "private space", "POST"),
    "quiet:renew": door(KEEP, "private space", "GET POST"),
    "quiet:erase": door(KEEP, "private space", "GET POST"),
    "quiet:time": door(KEEP, "private space", "GET POST"),
    "quiet:skip": door(KEEP, "private space", "POST"),
    "quiet:write": door(KEEP, "private space", "GET POST", kwargs={"kind": "goal"}),
    "quiet:positions": door(KEEP, "private space"),
    "quiet:export": door(KEEP, "private space"),
    "quiet:note": door(KEEP, "private note"),
    "quiet:change": door(KEEP, "private note", "GET POST", data={"kind": "week", "did": "x"}),
    "quiet:erase_one": door(KEEP, "private note", "POST"),
    "quiet:share": door(KEEP, "private note", "GET POST"),
    "quiet:lines": door(KEEP),
    "quiet:take_back": door("shared line take back", "shared line", "POST"),
}


def make_private_space(cast):
    """The lead has one; everybody else is led to where one begins."""
    make_space(cast.lead)
    return [Thing({}, own=EVERYBODY)]


def make_note(cast):
    """A note of an agent, who has a space like the lead."""
    make_space(cast.lead)
    space, key, _code = make_space(cast.alice)
    return [Thing({"pk": write(space, key).pk}, seen="alice", own="alice")]


def make_line(cast):
    """A line that everybody reads and its author alone takes back."""
    line = share_line(cast.alice, text="Nachfragen hilft", audience="house")
    return [Thing({"pk": line.pk}, own="alice")]


THINGS = {
    "private space": make_private_space,
    "private note": make_note,
    "shared line": make_line,
}
