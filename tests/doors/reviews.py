"""Conversation reviews."""

from augenhoehe.reviews.actions.end import end_review
from augenhoehe.reviews.tests.cast import bring, make_review
from tests.doors.kinds import Thing, door

DOORS = {
    "reviews:list": door("conversation review hold"),
    "reviews:guide": door("conversation review hold"),
    "reviews:begin": door("conversation review hold", "", "GET POST"),
    "reviews:show": door("conversation review read", "review"),
    "reviews:bring": door(
        "conversation review read", "review", "POST", data={"kind": "liked", "words": "Gelungen"}
    ),
    "reviews:take_back": door("conversation review take back", "brought", "POST"),
    "reviews:agree": door(
        "conversation review read",
        "review",
        "POST",
        data={"behaviour": "Tag nennen", "example": "Am Montag", "look_on": "2099-01-01"},
    ),
    "reviews:end": door("conversation review read", "review", "POST"),
    "reviews:reopen": door("conversation review read", "ended review", "POST"),
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
