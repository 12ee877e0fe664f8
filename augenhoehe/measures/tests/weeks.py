"""Concerns over many weeks, so that an indicator has a course with a known effect."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.indicators.calendar import begin_of, starts
from augenhoehe.measures.actions.open import plan_improvement
from augenhoehe.measures.actions.start import start_measure
from augenhoehe.measures.facts import Sketch
from augenhoehe.measures.forecasting import forecast
from augenhoehe.measures.models import Expectation, Measure
from augenhoehe.measures.tests.making import day, expected
from augenhoehe.tickets.models import Ticket

CHASED = "concerns.chased"
WEEK = timedelta(weeks=1)


def this_week():
    """The Monday of this week."""
    return begin_of(timezone.localdate(), "week")


def fill_weeks(team, *, chased, a_week=20):
    """Concerns of the last `len(chased)` whole weeks, so many of them chased in each."""
    first = starts(this_week()) - len(chased) * WEEK
    rows = []
    for week, often in enumerate(chased):
        for number in range(a_week):
            at = first + week * WEEK + timedelta(hours=9 + number)
            rows.append(
                Ticket(
                    subject="Kein Tee",
                    team=team,
                    opened_at=at,
                    last_at=at,
                    chased_count=number < often,
                )
            )
    Ticket.objects.bulk_create(rows)


def running_for(cast, weeks, *, change, **more):
    """An improvement on chasers that was planned and started so many weeks ago."""
    wanted = expected(indicator=CHASED, expected=change, **more)
    began = this_week() - weeks * WEEK
    told = forecast(CHASED, expected=change)
    sketch = Sketch(title="Termin nennen", owner=cast.alice)
    made = plan_improvement(sketch, expected=wanted, plan=told.as_plain(), by=cast.lead)
    start_measure(made, by=cast.lead)
    # It is tested what the data say weeks later; time does not pass in a test.
    moment = starts(began)
    Measure.objects.filter(pk=made.pk).update(started_on=began, due_on=day())
    Expectation.objects.filter(measure=made).update(at=moment, starts_on=began)
    return Measure.objects.get(pk=made.pk)
