"""The clockwork of figures: what is kept follows the journal, and is looked over each night."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.jobs import enqueue, job, progress
from augenhoehe.base.tallies import SOURCES
from augenhoehe.indicators.actions.freeze import freeze_closed
from augenhoehe.indicators.actions.recount import first_day, rebuild, recount_days, refresh
from augenhoehe.indicators.models import Book, MonthValue

LOOKED_OVER = 35


@job("indicators.refresh", outward=True)
def refresh_figures():
    """Count again what the journal tells of; a source without a book is counted from the start."""
    now = timezone.now()
    done = refresh(SOURCES.values(), now=now)
    for name in SOURCES:
        if name not in done:
            enqueue("indicators.rebuild", key=f"figures:{name}", lane="figures", name=name)
    if len(done) == len(SOURCES) and not MonthValue.objects.exists():
        _close_months(now)


@job("indicators.rebuild", outward=True)
def rebuild_figures(name):
    """Count everything of a source again."""
    if name in SOURCES:
        rebuild(SOURCES[name], tell=progress)


@job("indicators.nightly", outward=True)
def look_over():
    """Count the last weeks again, whatever the journal says, and close months."""
    now = timezone.now()
    today = timezone.localdate(now)
    for source in SOURCES.values():
        if Book.objects.filter(source=source.code, form=source.form).exists():
            days = [today - timedelta(days=n) for n in range(LOOKED_OVER)]
            recount_days(source, days, now=now)
    _close_months(now)


def _close_months(now):
    if first := first_day():
        freeze_closed(first, now=now)
