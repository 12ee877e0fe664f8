"""Practice: situations for all who read concerns; a schedule and a draft are their owner's."""

from augenhoehe.practice.tests.cast import make_released, make_schedule, make_waiting, write
from tests.doors.kinds import EVERYBODY, Thing, door

SEE, ALONE, CODE = "practice see", "practice alone", {"code": "angry_caller"}

DOORS = {
    "practice:list": door(SEE),
    "practice:case": door(SEE, "", "GET POST", kwargs=CODE, data={"answer": "Ja"}),
    "practice:rate": door(SEE, "", "POST", kwargs=CODE, data={"rating": "yes"}),
    "practice:choose": door("practice choose", "", "POST", kwargs=CODE),
    "practice:free": door("practice choose", "", "POST"),
    "practice:alone": door(ALONE),
    "practice:begin": door(ALONE, "no schedule", "POST"),
    "practice:remind": door(ALONE, "schedule", "POST"),
    "practice:skip": door(ALONE, "schedule", "POST"),
    "practice:export": door(ALONE, "schedule"),
    "practice:erase": door(ALONE, "schedule", "POST"),
    "practice:own_cases": door("own case propose"),
    "practice:own_new": door("own case propose", "", "GET POST", data={"language": "de"}),
    "practice:own_case": door("own case read", "case of two"),
    "practice:own_write": door("own case write", "draft case", "GET POST"),
    "practice:propose": door("own case write", "own draft", "POST"),
    "practice:own_erase": door("own case write", "own draft", "POST"),
    "practice:take_back": door("own case write", "waiting of alice", "POST"),
    "practice:release": door("own case check", "waiting case", "POST"),
    "practice:give_back": door("own case check", "waiting case", "POST", data={"reason": "Name"}),
    "practice:withdraw": door("own case withdraw", "released case", "POST"),
}
READERS = "lead alice bob carol dora rita"


def make_own_schedule(cast):
    """The lead has one; everybody else is led to where one begins."""
    make_schedule(cast.lead)
    return [Thing({}, own=EVERYBODY)]


def no_schedule(cast):
    """Nobody has one yet."""
    return [Thing({}, own=EVERYBODY)]


def make_draft(cast):
    """A draft of Alice."""
    case = write(cast.alice)
    return [Thing({"pk": case.pk, "language": "de"}, seen="alice", own="alice")]


def make_own_draft(cast):
    """The same, whatever language."""
    return [Thing({"pk": write(cast.alice).pk}, seen="alice", own="alice")]


def make_of_two(cast):
    """Alice's, given to Bob: both read it."""
    return [Thing({"pk": make_waiting(cast).pk}, seen="alice bob", own="alice bob")]


def make_in_check(cast):
    """Alice's, given to Bob."""
    return [Thing({"pk": make_waiting(cast).pk}, seen="alice bob", own="bob")]


def make_given(cast):
    """The same, seen from her side."""
    return [Thing({"pk": make_waiting(cast).pk}, seen="alice bob", own="alice")]


def make_out(cast):
    """Released: all who practise see it."""
    return [Thing({"pk": make_released(cast).pk}, seen=READERS)]


THINGS = {
    "schedule": make_own_schedule,
    "no schedule": no_schedule,
    "draft case": make_draft,
    "own draft": make_own_draft,
    "case of two": make_of_two,
    "waiting case": make_in_check,
    "waiting of alice": make_given,
    "released case": make_out,
}
