"""The steps of a measure."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.measures import events
from augenhoehe.measures.filling import locked, one_line
from augenhoehe.measures.finding import doc_of
from augenhoehe.measures.models import Step
from augenhoehe.search.actions import index_texts

MOST = 50


@action
def add_step(measure, *, text, owner=None, due_on=None, by):
    """Add a step: what, and if you like who and until when."""
    measure = locked(measure)
    text = one_line(text, 200)
    if not text:
        raise Refused(_("Say in a line what the step is."), code="step.empty")
    if measure.steps.count() >= MOST:
        raise Refused(_("More than fifty steps are two measures."), code="step.many")
    step = Step.objects.create(measure=measure, text=text, owner=owner, due_on=due_on)
    index_texts([doc_of(measure)])
    record(events.STEPS_CHANGED, measure, by=by)
    return step


@action
def tick_step(step, *, by):
    """Tick a step off, or take the tick back."""
    step = Step.objects.select_for_update(of=("self",)).select_related("measure").get(pk=step.pk)
    step.done_at = None if step.done_at else timezone.now()
    step.save(update_fields=["done_at"])
    index_texts([doc_of(step.measure)])
    record(events.STEPS_CHANGED, step.measure, by=by)
    return step


@action
def drop_step(step, *, by):
    """Take a step out that is not needed."""
    measure = step.measure
    step.delete()
    index_texts([doc_of(measure)])
    record(events.STEPS_CHANGED, measure, by=by)
