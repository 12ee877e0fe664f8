"""Measures and ideas."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.measures.actions.finish import stop_measure
from augenhoehe.measures.actions.idea import give_idea
from augenhoehe.measures.actions.open import open_measure, plan_improvement
from augenhoehe.measures.actions.start import start_measure
from augenhoehe.measures.actions.step import add_step
from augenhoehe.measures.facts import Expected, Sketch
from tests.doors.kinds import Thing, door

LATER = timezone.localdate() + timedelta(days=400)

DOORS = {
    "measures:board": door("measure see"),
    "measures:list": door("measure see"),
    "measures:new": door("measure write", "", "GET POST"),
    "measures:plan": door("measure write", "", "GET POST"),
    "measures:forecast": door("measure write"),
    "measures:amend": door("measure work on", "improvement", "GET POST"),
    "measures:start": door("measure work on", "improvement", "POST"),
    "measures:review": door(
        "measure work on", "improvement", "POST", data={"review_on": LATER, "reason": "Ferien"}
    ),
    "measures:decide": door(
        "measure decide on", "running improvement", "POST", data={"verdict": "not_decidable"}
    ),
    "measures:course": door("measure see", "running improvement"),
    "measures:show": door("measure see", "measure"),
    "measures:change": door("measure work on", "measure", "GET POST"),
    "measures:finish": door("measure work on", "measure", "POST"),
    "measures:stop": door("measure work on", "measure", "POST", data={"reason": "Zu teuer"}),
    "measures:reopen": door("measure work on", "stopped measure", "POST"),
    "measures:step": door("measure work on", "measure", "POST", data={"text": "Anrufen"}),
    "measures:tick": door("measure work on", "measure step", "POST"),
    "measures:drop": door("measure work on", "measure step", "POST"),
    "measures:ideas": door("idea see"),
    "measures:give": door("idea bring", "", "GET POST"),
    "measures:idea": door("idea see", "idea"),
    "measures:answer": door(
        "idea answer", "idea", "POST", data={"answer": "Danke", "state": "later"}
    ),
}


def _open(cast):
    due = timezone.localdate() + timedelta(days=7)
    return open_measure(Sketch("Vorlage ändern", cast.alice, due), by=cast.lead)


def make_measure(cast):
    """A quick measure that Alice has."""
    return [Thing({"pk": _open(cast).pk}, own="lead alice")]


def make_stopped_measure(cast):
    """A measure that was stopped."""
    made = stop_measure(_open(cast), reason="Zu teuer", by=cast.lead)
    return [Thing({"pk": made.pk}, own="lead alice")]


def _plan(cast):
    today = timezone.localdate()
    expected = Expected(
        hypothesis="Wer einen Termin kennt, fragt nicht nach.",
        indicator="concerns.chased",
        expected=-0.1,
        starts_on=today,
        review_on=today + timedelta(days=90),
    )
    sketch = Sketch("Termin nennen", cast.alice)
    return plan_improvement(sketch, expected=expected, plan={}, by=cast.lead)


def make_improvement(cast):
    """An improvement that Alice has, not yet started."""
    return [Thing({"pk": _plan(cast).pk}, own="lead alice")]


def make_running_improvement(cast):
    """An improvement that has started."""
    return [Thing({"pk": start_measure(_plan(cast), by=cast.lead).pk}, own="lead alice")]


def make_step(cast):
    """A step of a measure that Alice has."""
    made = add_step(_open(cast), text="Anrufen", by=cast.lead)
    return [Thing({"pk": made.measure_id, "step": made.pk}, own="lead alice")]


def make_idea(cast):
    """An idea."""
    made = give_idea("Viele fragen nach dem Termin", better="Ihn nennen", by=cast.bob)
    return [Thing({"pk": made.pk})]


THINGS = {
    "measure": make_measure,
    "stopped measure": make_stopped_measure,
    "improvement": make_improvement,
    "running improvement": make_running_improvement,
    "measure step": make_step,
    "idea": make_idea,
}
