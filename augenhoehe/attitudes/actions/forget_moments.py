"""Moments end after a year, and with whoever leaves."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from augenhoehe.attitudes.models import Moment
from augenhoehe.base.actions import housekeeping

KEPT = timedelta(days=365)


@housekeeping("a thank-you ends after a year; who left is no longer shown")
def forget_moments(now):
    """Delete what is older than a year, or from or about somebody who left; how many."""
    day = timezone.localdate(now) - KEPT
    left = Q(author__is_active=False) | Q(colleague__is_active=False)
    return Moment.objects.filter(Q(written_on__lt=day) | left).delete()[0]


@housekeeping("the erasure records itself")
def black_out_moments(finder, mark):
    """Put a mark where a moment names somebody erased; how many."""
    many = 0
    for one in Moment.objects.all():
        texts = finder.black_out(one.words, mark), finder.black_out(one.quote, mark)
        if texts != (one.words, one.quote):
            one.words, one.quote = texts[0][:500], texts[1][:300]
            one.save(update_fields=["words", "quote"])
            many += 1
    return many
