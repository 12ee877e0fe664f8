"""A conversation review begins: who is there."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.reviews import events
from augenhoehe.reviews.models import Review, Seat


@action
def begin_review(held_on, *, people, by):
    """Begin a conversation review of `by` and `people`, who read concerns."""
    there = {by.pk: by} | {one.pk: one for one in people}
    if len(there) < 2:
        raise Refused(_("It takes two to talk. Who else is there?"), code="review.alone")
    if not all(one.is_active and one.reads_tickets for one in there.values()):
        raise Refused(_("Only who reads concerns can be there."), code="review.reader")
    review = Review.objects.create(held_on=held_on, begun_at=timezone.now())
    Seat.objects.bulk_create(Seat(review=review, user=one) for one in there.values())
    record(events.REVIEW_BEGUN, review, by=by)
    return review
