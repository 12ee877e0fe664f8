"""A measure is written: at once, or as an improvement whose effect will be proven."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.measures import events
from augenhoehe.measures.filling import begin, check_dates, expect
from augenhoehe.measures.finding import doc_of
from augenhoehe.measures.models import Idea, Measure
from augenhoehe.search.actions import index_texts


@action
def open_measure(sketch, *, by):
    """Write a quick measure: what, who, until when. It runs from now on."""
    today = timezone.localdate()
    if sketch.due_on is None or sketch.due_on < today:
        raise Refused(_("Until when? Choose today or a later day."), code="measure.past")
    measure = begin(sketch, kind=Measure.Kind.QUICK, by=by)
    measure.state, measure.started_on = Measure.State.RUNNING, today
    measure.due_on = sketch.due_on
    measure.save()
    index_texts([doc_of(measure)])
    record(events.OPENED, measure, by=by)
    _take_up(sketch.idea, measure, by)
    return measure


@action
def plan_improvement(sketch, *, expected, plan, by):
    """Write an improvement and what is expected of it, before it starts."""
    check_dates(expected, earliest=timezone.localdate())
    measure = begin(sketch, kind=Measure.Kind.PROOF, by=by)
    measure.state = Measure.State.PLANNED
    measure.indicator, measure.due_on = expected.indicator, expected.review_on
    measure.save()
    expect(measure, expected, plan=plan, by=by)
    index_texts([doc_of(measure)])
    record(events.PLANNED, measure, by=by)
    _take_up(sketch.idea, measure, by)
    return measure


def _take_up(idea, measure, by):
    if idea is None:
        return
    idea = Idea.objects.select_for_update().get(pk=idea.pk)
    idea.state, idea.measure, idea.answer_read_at = Idea.State.TAKEN, measure, None
    if idea.answered_at is None:
        idea.answered_at, idea.answered_by = timezone.now(), by
    idea.save()
    record(events.IDEA_ANSWERED, idea, by=by, state=idea.state)
