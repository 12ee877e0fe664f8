"""Calibration rounds, and what is evaluated of reviews."""

from augenhoehe.reviews.tests.rounds_cast import make_revealed, make_round
from tests.doors.kinds import Thing, door

DOORS = {
    "reviews:calibrations": door("conversation review hold"),
    "reviews:agreement": door("conversation review hold"),
    "reviews:department": door("evaluation of reviews see"),
    "reviews:calibrate": door("calibration round begin", "", "GET POST"),
    "reviews:calibration": door("calibration round read", "any round", "GET POST"),
    "reviews:reveal": door("calibration round lead", "blind round", "POST"),
    "reviews:call_off": door("calibration round lead", "blind round", "POST"),
    "reviews:note": door("calibration round read", "round", "POST", data={"agreed": "Der Tag"}),
    "reviews:reword": door(
        "calibration round read", "item of a round", "POST", data={"line": "so", "text": "Neu"}
    ),
    "reviews:draft": door("calibration round lead", "round", "POST"),
}
THERE = "lead alice bob"


def make_blind(cast):
    """A round of Lena, Alice and Bob in which nobody handed in."""
    return [Thing({"pk": make_round(cast).pk}, seen=THERE, own=THERE)]


def make_open(cast):
    """The same, revealed."""
    return [Thing({"pk": make_revealed(cast).pk}, seen=THERE, own=THERE)]


def make_any(cast):
    """A blind round and a revealed one."""
    return [*make_blind(cast), *make_open(cast)]


def make_item(cast):
    """An item of it."""
    found = make_revealed(cast)
    keys = {"pk": found.pk, "item_pk": found.scorecard.items.first().pk}
    return [Thing(keys, seen=THERE, own=THERE)]


THINGS = {
    "blind round": make_blind,
    "round": make_open,
    "any round": make_any,
    "item of a round": make_item,
}
