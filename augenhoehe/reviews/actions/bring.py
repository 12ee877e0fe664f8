"""A conversation is put on the table of a review, or taken from it."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.reviews.models import Brought, Review

WHY = "what one brings to a talk is nobody's history"


@housekeeping(WHY)
def bring_conversation(review, *, kind, words, ticket=None, by):
    """Put one's conversation of a kind on the table; the one before is replaced."""
    review = open_review(review)
    if not words.strip():
        raise Refused(_("Say in a sentence what it is about."), code="review.words")
    said = {"words": words.replace("\0", "").strip(), "ticket": ticket}
    found, _new = Brought.objects.update_or_create(review=review, user=by, kind=kind, defaults=said)
    return found


@housekeeping(WHY)
def take_back_conversation(brought, *, by):
    """Take one's conversation from the table."""
    review = open_review(brought.review)
    Brought.objects.filter(pk=brought.pk, user=by).delete()
    return review


def open_review(review):
    """The review, locked; Refused when it has ended."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not review.is_open:
        raise Refused(_("This talk has ended."), code="review.ended")
    return review
