"""What the clockwork does for conversation reviews."""

from django.utils import timezone

from augenhoehe.base.jobs import job
from augenhoehe.reviews.actions import forget
from augenhoehe.reviews.actions.dispute import settle_overdue
from augenhoehe.reviews.actions.forget_rounds import forget_rounds


@job("reviews.forget")
def forget_reviews():
    """At night: clear the tables of talks that are over, forget what is old, settle disputes."""
    now = timezone.now()
    forget.clear_tables(now)
    forget.forget_reviews(now)
    settle_overdue(now)
    forget.forget_appraisals(now)
    forget_rounds(now)
