"""What is expected is amended: as a new row beside the old ones."""

from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.measures import events
from augenhoehe.measures.facts import Expected
from augenhoehe.measures.filling import check_dates, expect, locked, one_line
from augenhoehe.measures.finding import doc_of
from augenhoehe.measures.models import Measure
from augenhoehe.search.actions import index_texts


@action
def amend_expectation(measure, *, expected, plan, reason="", by):
    """Write anew what is expected, before the start; the earlier wording stays readable."""
    measure = locked(measure)
    if measure.state != Measure.State.PLANNED or not measure.has_proof:
        text = _(
            "It has started: what was expected stays as it was written. Move the review, or stop "
            "it and write a new one."
        )
        raise Refused(text, code="measure.kept")
    check_dates(expected, earliest=timezone.localdate())
    made = expect(measure, expected, plan=plan, by=by, reason=one_line(reason, 300))
    measure.indicator, measure.due_on = expected.indicator, expected.review_on
    measure.save(update_fields=["indicator", "due_on"])
    index_texts([doc_of(measure)])
    record(events.AMENDED, measure, by=by, number=made.number, is_after_start=False)
    return measure


@action
def move_review(measure, *, review_on, reason, by):
    """Look at the effect on another day; the reason stands beside what was written first."""
    measure = locked(measure)
    reason = one_line(reason, 300)
    if not measure.has_proof or not measure.is_live:
        raise Refused(_("There is no review to move."), code="measure.no_review")
    if not reason:
        raise Refused(_("Why another day? A reason stays beside it."), code="measure.no_reason")
    if review_on <= timezone.localdate():
        raise Refused(_("Choose a day that is still to come."), code="measure.past")
    return put_review(measure, review_on=review_on, reason=reason, by=by)


def put_review(measure, *, review_on, reason, by):
    """Write the moved review as an amendment."""
    last = measure.expectations.last()
    names = ("hypothesis", "indicator", "expected", "starts_on", "review_on", "segment", "control")
    known = Expected(**{name: getattr(last, name) for name in names})
    if review_on <= last.starts_on:
        raise Refused(_("The review comes after the start."), code="measure.reversed")
    after = measure.state != Measure.State.PLANNED
    made = expect(
        measure,
        replace(known, review_on=review_on),
        plan=last.plan,
        by=by,
        reason=reason,
        is_after_start=after,
    )
    measure.due_on = review_on
    measure.save(update_fields=["due_on"])
    index_texts([doc_of(measure)])
    record(events.AMENDED, measure, by=by, number=made.number, is_after_start=after)
    return measure
