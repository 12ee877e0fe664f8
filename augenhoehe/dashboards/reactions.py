"""A measure that follows from a decision means that the lead acts on it."""

from augenhoehe.base.codes import type_of
from augenhoehe.base.events import react
from augenhoehe.dashboards.actions.decide import act_on_decision
from augenhoehe.dashboards.models import Decision
from augenhoehe.measures import events as measure_events
from augenhoehe.measures.models import Measure


@react(measure_events.OPENED, name="dashboards.act")
def act_by_measure(entry):
    """A quick measure was written because of a decision."""
    _act(entry)


@react(measure_events.PLANNED, name="dashboards.act_planned")
def act_by_plan(entry):
    """An improvement was planned because of a decision."""
    _act(entry)


def _act(entry):
    measure = Measure.objects.filter(pk=entry.subject_id, signal_type=type_of(Decision)).first()
    found = measure and Decision.objects.filter(pk=measure.signal_id, acted_at=None).first()
    if found and found.answer:
        act_on_decision(found, by="system")
