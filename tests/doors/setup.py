"""The set-up, the check list, the page of all settings."""

from tests.doors.kinds import Thing, door

DOORS = {
    "setup:wizard": door("setting change"),
    "setup:waiting": door("public"),
    "setup:begin": door("public", kwargs={"token": "x"}, varies=True),
    "setup:step": door("setting change", "step", "GET POST"),
    "setup:mailbox": door("setting change", methods="GET POST"),
    "setup:skip": door("setting change", "step that may wait", "POST"),
    "setup:finish": door("setting change", "", "POST"),
    "setup:checklist": door("setting see"),
    "setup:settings": door("setting see"),
}


def make_steps(cast):
    """Every step of the set-up."""
    return [Thing({"name": name}) for name in ("company", "people", "solutions")]


def make_waiting_steps(cast):
    """A step that may wait."""
    return [Thing({"name": "mailbox"})]


THINGS = {"step": make_steps, "step that may wait": make_waiting_steps}
