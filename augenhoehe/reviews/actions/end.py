"""A review ends, or goes on after all."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.reviews import events
from augenhoehe.reviews.actions.bring import open_review
from augenhoehe.reviews.models import Review


@action
def end_review(review, *, by):
    """End a review; what lies on its table is no longer shown, and deleted the night after."""
    review = open_review(review)
    review.ended_at = timezone.now()
    review.save(update_fields=["ended_at"])
    record(events.REVIEW_ENDED, review, by=by)
    return review


@action
def reopen_review(review, *, by):
    """Go on with a review; what lay on its table is there until the night."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if review.is_open:
        raise Refused(_("This talk has not ended."), code="review.open")
    review.ended_at = None
    review.save(update_fields=["ended_at"])
    record(events.REVIEW_REOPENED, review, by=by)
    return review
