"""What reviews leave behind ends: what was brought at night, what was agreed half a year later."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.reviews.models import Brought, Review

# A talk that nobody ended keeps what was brought for so long.
UNENDED = timedelta(days=14)
# Half a year, by the longest.
KEPT = timedelta(days=184)


@housekeeping("a review leaves nothing behind but what was agreed")
def clear_tables(now):
    """Delete what was brought to talks that ended, or that nobody ended; how many."""
    day = timezone.localdate(now) - UNENDED
    over = Review.objects.filter(Q(ended_at__lte=now) | Q(held_on__lt=day))
    return Brought.objects.filter(review__in=over).delete()[0]


@housekeeping("an agreement ends half a year after its date")
def forget_reviews(now):
    """Delete reviews whose day, or the date of their agreement, lies half a year back."""
    day = timezone.localdate(now) - KEPT
    old = Review.objects.filter(held_on__lt=day)
    return old.filter(Q(look_on=None) | Q(look_on__lt=day)).delete()[0]


@housekeeping("the erasure records itself")
def clear_brought(ids):
    """Take these conversations from their tables; how many."""
    return Brought.objects.filter(pk__in=ids).delete()[0]
