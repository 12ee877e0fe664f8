"""What the clockwork does for conversation reviews."""

from django.utils import timezone

from augenhoehe.base.jobs import job
from augenhoehe.reviews.actions import forget


@job("reviews.forget")
def forget_reviews():
    """At night: clear the tables of talks that are over, forget old agreements."""
    now = timezone.now()
    forget.clear_tables(now)
    forget.forget_reviews(now)
