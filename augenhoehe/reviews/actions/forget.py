"""What reviews leave behind ends: what was brought at night, what was agreed half a year later.

The full form ends a year after its agreement's date; of its marks only item, answer, month stay.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.reviews.kept import month_of, unsettled
from augenhoehe.reviews.models import Appraisal, Brought, Dispute, KeptMark, Mark, Review

# A talk that nobody ended keeps what was brought for so long.
UNENDED = timedelta(days=14)
# Half a year, by the longest.
KEPT = timedelta(days=184)
# A year after the date of the agreement, or after both views were revealed without one.
KEPT_FULL = timedelta(days=366)
# A view that was asked and never came.
UNHEARD = timedelta(days=92)


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


@housekeeping("a full review ends a year after its agreement")
def forget_appraisals(now):
    """Delete full reviews that are over, and those of people who left; marks lose their names."""
    day = timezone.localdate(now)
    old = Q(look_on__lt=day - KEPT_FULL) | Q(look_on=None, revealed_at__lt=now - KEPT_FULL)
    unheard = Q(revealed_at=None, asked_at__lt=now - UNHEARD)
    found = Appraisal.objects.filter(old | unheard | Q(author__is_active=False))
    ids = list(found.values_list("pk", flat=True))
    _keep_marks(ids)
    Appraisal.objects.filter(pk__in=ids).delete()
    return len(ids)


def _keep_marks(ids):
    """Keep item, answer, month of the reviewers' marks of these; not of what is disputed."""
    marks = Mark.objects.filter(
        appraisal__in=ids, side=Mark.Side.OTHER, appraisal__revealed_at__isnull=False
    ).exclude(appraisal__dispute__state__in=unsettled())
    rows = marks.order_by("item", "answer").values_list(
        "appraisal__drawn__drawing", "item", "answer", "appraisal__revealed_at"
    )
    KeptMark.objects.bulk_create(
        KeptMark(drawing_id=drawing, item_id=item, answer=answer, month=month_of(at))
        for drawing, item, answer, at in rows
    )


@housekeeping("the erasure records itself")
def blank_appraisals(ticket_ids):
    """Blank what was written about conversations with somebody from outside; how many."""
    found = Appraisal.objects.filter(ticket__in=ticket_ids)
    ids = list(found.values_list("pk", flat=True))
    Mark.objects.filter(appraisal__in=ids).update(words="")
    Dispute.objects.filter(appraisal__in=ids).update(words="", answer="", second_words="")
    found.update(behaviour="", example="")
    return len(ids)


@housekeeping("the erasure records itself")
def clear_brought(ids):
    """Take these conversations from their tables; how many."""
    return Brought.objects.filter(pk__in=ids).delete()[0]
