"""A measure is changed."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.measures import events
from augenhoehe.measures.filling import fill, locked
from augenhoehe.measures.finding import doc_of
from augenhoehe.search.actions import index_texts


@action
def change_measure(measure, *, sketch, by):
    """Change what is done, who does it, until when, the goal, cost and benefit."""
    measure = locked(measure)
    if not measure.is_live:
        raise Refused(_("It is finished. Go on with it first."), code="measure.ended")
    fill(measure, sketch)
    if not measure.has_proof and sketch.due_on:
        measure.due_on = sketch.due_on
    measure.save()
    index_texts([doc_of(measure)])
    record(events.CHANGED, measure, by=by)
    return measure
