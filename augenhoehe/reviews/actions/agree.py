"""The one thing that a review agrees on."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.reviews import events
from augenhoehe.reviews.actions.bring import open_review


@action
def agree_in_review(review, *, behaviour, example, look_on, by):
    """Write down what is done differently, how that sounds, and when it is looked at again."""
    review = open_review(review)
    if not (behaviour.strip() and example.strip() and look_on):
        text = _("An agreement has three parts: what, how it sounds, and a date.")
        raise Refused(text, code="review.agreement")
    if look_on < review.held_on:
        raise Refused(_("The date lies before the talk."), code="review.date")
    review.behaviour = behaviour.replace("\0", "").strip()
    review.example = example.replace("\0", "").strip()
    review.look_on = look_on
    review.save(update_fields=["behaviour", "example", "look_on"])
    record(events.REVIEW_AGREED, review, by=by)
    return review
