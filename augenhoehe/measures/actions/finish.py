"""A measure ends, done or stopped, and can be gone on with."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.measures import events
from augenhoehe.measures.filling import locked, one_line
from augenhoehe.measures.finding import doc_of
from augenhoehe.measures.models import Measure
from augenhoehe.search.actions import index_texts


@action
def finish_measure(measure, *, ending="", lesson="", by):
    """Note that a quick measure is done, what came of it and what we learned."""
    measure = _live(measure)
    if measure.has_proof:
        text = _("An improvement ends with the check of its effect.")
        raise Refused(text, code="measure.unchecked")
    _end(measure, Measure.State.DONE, ending)
    measure.lesson = one_line(lesson, 300)
    measure.save(update_fields=["state", "ended_at", "ending", "lesson"])
    index_texts([doc_of(measure)])
    record(events.FINISHED, measure, by=by)
    return measure


@action
def stop_measure(measure, *, reason, by):
    """Do it no more, with a reason."""
    measure = _live(measure)
    if not one_line(reason, 300):
        raise Refused(_("Why does it stop? One sentence is enough."), code="measure.no_reason")
    _end(measure, Measure.State.STOPPED, reason)
    measure.save(update_fields=["state", "ended_at", "ending"])
    index_texts([doc_of(measure)])
    record(events.STOPPED, measure, by=by)
    return measure


@action
def reopen_measure(measure, *, by):
    """Go on with a measure that was done or stopped."""
    measure = locked(measure)
    if measure.is_live:
        raise Refused(_("It is under way."), code="measure.live")
    started = measure.started_on is not None
    measure.state = Measure.State.RUNNING if started else Measure.State.PLANNED
    measure.ended_at, measure.ending = None, ""
    measure.save(update_fields=["state", "ended_at", "ending"])
    index_texts([doc_of(measure)])
    record(events.REOPENED, measure, by=by)
    return measure


def _live(measure):
    measure = locked(measure)
    if not measure.is_live:
        raise Refused(_("It was ended already."), code="measure.ended")
    return measure


def _end(measure, state, ending):
    measure.state, measure.ended_at = state, timezone.now()
    measure.ending = one_line(ending, 300)
