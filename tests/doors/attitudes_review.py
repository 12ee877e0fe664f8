"""Conversation reviews."""

from augenhoehe.attitudes.actions.review_end import end_review
from augenhoehe.attitudes.tests.cast import bring, make_review
from tests.doors.kinds import Thing, door

DOORS = {
    "attitudes:reviews": door("conversation review hold"),
    "attitudes:review_guide": door("conversation review hold"),
    "attitudes:review_begin": door("conversation review hold", "", "GET POST"),
    "attitudes:review_show": door("conversation review read", "review"),
    "attitudes:review_bring": door(
        "conversation review read", "review", "POST", data={"kind": "liked", "words": "Gelungen"}
    ),
    "attitudes:review_take_back": door("conversation review take back", "brought", "POST"),
    "attitudes:review_agree": door(
        "conversation review read",
        "review",
        "POST",
        data={"behaviour": "Tag nennen", "example": "Am Montag", "look_on": "2099-01-01"},
    ),
    "attitudes:review_end": door("conversation review read", "review", "POST"),
    "attitudes:review_reopen": door("conversation review read", "ended review", "POST"),
}
THERE = "alice bob"


def make_open(cast):
    """A talk of Alice and Bob; no lead is there."""
    return [Thing({"pk": make_review(cast).pk}, seen=THERE, own=THERE)]


def make_ended(cast):
    """The same, ended."""
    return [Thing({"pk": end_review(make_review(cast), by=cast.bob).pk}, seen=THERE, own=THERE)]


def make_brought(cast):
    """What Alice brought."""
    return [Thing({"pk": bring(make_review(cast), cast.alice).pk}, seen=THERE, own="alice")]


THINGS = {"review": make_open, "ended review": make_ended, "brought": make_brought}
