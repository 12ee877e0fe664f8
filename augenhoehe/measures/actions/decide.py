"""The lead decides on an effect."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.measures import events
from augenhoehe.measures.actions.amend import put_review
from augenhoehe.measures.filling import locked, one_line
from augenhoehe.measures.finding import doc_of
from augenhoehe.measures.models import Check, Measure
from augenhoehe.search.actions import index_texts


@action
def decide_effect(measure, *, decision, by):
    """Confirm or overrule what the data say; look again later, or end the measure with it."""
    measure = locked(measure)
    if not measure.has_proof or measure.state != Measure.State.RUNNING:
        raise Refused(_("Only an improvement that runs is decided on."), code="measure.not_running")
    reason = one_line(decision.reason, 300)
    if decision.verdict != decision.found and not reason:
        text = _("You decide otherwise than the data say: write down why.")
        raise Refused(text, code="measure.no_reason")
    if decision.review_on and decision.review_on <= timezone.localdate():
        raise Refused(_("Choose a day that is still to come."), code="measure.past")
    check = _write(measure, decision, reason, by)
    if decision.review_on:
        again = reason or _("not provable yet: looked at again")
        put_review(measure, review_on=decision.review_on, reason=again, by=by)
    else:
        _close(measure, decision)
    index_texts([doc_of(measure)])
    record(events.DECIDED, measure, by=by, found=check.found, verdict=check.verdict)
    return check


def _write(measure, decision, reason, by):
    return Check.objects.create(
        measure=measure,
        found=decision.found,
        verdict=decision.verdict,
        reason=reason,
        facts=decision.facts or {},
        at=timezone.now(),
        by=None if isinstance(by, str) else by,
    )


def _close(measure, decision):
    measure.state, measure.ended_at = Measure.State.DONE, timezone.now()
    measure.lesson = one_line(decision.lesson, 300)
    measure.save(update_fields=["state", "ended_at", "lesson"])
