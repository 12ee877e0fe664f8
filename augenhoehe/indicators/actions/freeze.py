"""A month is closed: what each figure said of it then stays."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.indicators import Window
from augenhoehe.indicators.calendar import begin_of, following, starts
from augenhoehe.indicators.models import MonthValue
from augenhoehe.indicators.queries import figures

# Some figures wait seven days after a solution; then a month is complete.
SETTLED = timedelta(days=8)


@housekeeping("closing a month is the calendar's work; the records behind it have their history")
def freeze_month(month, *, now):
    """Keep what the figures say of a month, as far as it was not kept before; how many are new."""
    known = set(MonthValue.objects.filter(month=month).values_list("name", flat=True))
    window = Window(starts(month), starts(following(month, "month")))
    new = [
        MonthValue(
            name=one.indicator.name,
            month=month,
            value=one.reading.value,
            n=one.reading.n,
            low=one.reading.low,
            high=one.reading.high,
            frozen_at=now,
        )
        for one in figures(window, now=now)
        if not one.too_few and one.reading.n and one.indicator.name not in known
    ]
    MonthValue.objects.bulk_create(new)
    return len(new)


def freeze_closed(first, *, now=None):
    """Freeze every closed month from that of the day `first` on that has not been frozen."""
    now = now or timezone.now()
    last = begin_of(timezone.localdate(now - SETTLED), "month")
    done = set(MonthValue.objects.values_list("month", flat=True).distinct())
    month, count = begin_of(first, "month"), 0
    while month < last:
        if month not in done:
            count += freeze_month(month, now=now)
        month = following(month, "month")
    return count
