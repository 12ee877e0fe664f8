"""Conversation reviews for tests."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.reviews.actions.agree import agree_in_review
from augenhoehe.reviews.actions.begin import begin_review
from augenhoehe.reviews.actions.bring import bring_conversation

SECRET = "Nebelkrähe"


def make_review(cast, *, people=None, by=None):
    """A talk of Alice and Bob, or of whom one says, today."""
    people = [cast.bob] if people is None else people
    return begin_review(timezone.localdate(), people=people, by=by or cast.alice)


def bring(review, by, *, kind="liked", words="", ticket=None):
    """Somebody's conversation on the table."""
    said = f"{SECRET}-{words or by.name}"
    return bring_conversation(review, kind=kind, words=said, ticket=ticket, by=by)


def agree(review, by):
    """An agreement, in a week."""
    return agree_in_review(
        review,
        behaviour=f"{SECRET}-Tag",
        example=f"{SECRET}-Satz",
        look_on=review.held_on + timedelta(days=7),
        by=by,
    )
