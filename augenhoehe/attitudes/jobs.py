"""What the clockwork does for attitudes."""

from django.utils import timezone

from augenhoehe.attitudes.actions import review_forget
from augenhoehe.base.jobs import job


@job("attitudes.forget_reviews")
def forget_reviews():
    """At night: clear the tables of talks that are over, forget old agreements."""
    now = timezone.now()
    review_forget.clear_tables(now)
    review_forget.forget_reviews(now)
