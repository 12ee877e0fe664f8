"""What the demo's monthly pages and rounds say is counted from what the demo wrote."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.dashboards.models import MonthPage, Round
from augenhoehe.dashboards.monthly import facts_of
from augenhoehe.dashboards.rounds import measure_for, signals_for
from augenhoehe.indicators.actions.freeze import freeze_closed
from augenhoehe.indicators.actions.recount import first_day
from augenhoehe.measures.models import Measure


@housekeeping("invented data, whose journal comes with it")
def fill_months(lead, *, now):
    """Close the months, keep on each page what it says, and have it printed by the worker."""
    if first := first_day():
        freeze_closed(first, now=now)
    for page in MonthPage.objects.exclude(released_at=None).order_by("month"):
        page.facts = facts_of(page.month, user=lead, now=now)
        page.save(update_fields=["facts"])
        enqueue("dashboards.print_month", page_id=page.pk)
    for held in Round.objects.order_by("held_on"):
        held.signals = signals_for(now=held.ended_at, with_figures=False)
        held.measure = measure_for(Measure.objects.all())
        held.save(update_fields=["signals", "measure"])
