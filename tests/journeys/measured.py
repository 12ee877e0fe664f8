"""A year of concerns and three improvements with known effects: `python -m tests.journeys.measured`."""

import os
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")
WEEKS, A_WEEK = 46, 20
# (what is done, the figure, expected, weeks since the start); what really happened stands below.
IMPROVEMENTS = [
    ("Termin nennen", "concerns.chased", -0.2, 10),
    ("Vier Augen", "concerns.reopened", -0.08, 12),
    ("Kürzer schreiben", "concerns.chased", -0.1, 1),
]


def main():
    """Chasers fall from two in five to one in seven; a tenth is reopened, before as after."""
    django.setup()
    from augenhoehe.measures.models import Measure
    from augenhoehe.people.models import Team, User

    team = Team.objects.get(name="Technik")
    lead = User.objects.get(email__startswith="lena")
    fill(team)
    for title, indicator, expected, weeks in IMPROVEMENTS:
        plan(title, indicator, expected, by=lead)
        start(Measure.objects.get(title=title), weeks, by=lead)


def fill(team):
    """Concerns of whole weeks, all solved within the hour."""
    from augenhoehe.indicators.calendar import starts
    from augenhoehe.measures.tests.weeks import this_week
    from augenhoehe.tickets.models import Ticket

    first, rows = starts(this_week()) - timedelta(weeks=WEEKS), []
    for week in range(WEEKS):
        chased = 3 if week >= WEEKS - 10 else 7 + week % 3
        for number in range(A_WEEK):
            at = first + timedelta(weeks=week, hours=9 + number)
            facts = {"opened_at": at, "last_at": at, "solved_at": at + timedelta(hours=1)}
            counts = {"chased_count": number < chased, "reopened_count": number in (4, 11)}
            state = {"state": "closed", "is_live": False, "closed_at": facts["solved_at"]}
            rows.append(Ticket(subject="Kein Tee", team=team, **facts, **counts, **state))
    Ticket.objects.bulk_create(rows)


def plan(title, indicator, expected, *, by):
    """Plan an improvement as the form would have done."""
    from augenhoehe.measures.actions.open import plan_improvement
    from augenhoehe.measures.facts import Expected, Sketch
    from augenhoehe.measures.forecasting import forecast
    from augenhoehe.measures.tests.making import day

    told = forecast(indicator, expected=expected).as_plain() | {"periods": 4}
    wanted = Expected("Weil …", indicator, expected, day(), day(60))
    plan_improvement(Sketch(title, by), expected=wanted, plan=told, by=by)


def start(measure, weeks, *, by):
    """Start it so many weeks ago: time does not pass in a walk."""
    from augenhoehe.indicators.calendar import starts
    from augenhoehe.measures.actions.start import start_measure
    from augenhoehe.measures.models import Expectation, Measure
    from augenhoehe.measures.tests.making import day
    from augenhoehe.measures.tests.weeks import this_week

    start_measure(measure, by=by)
    began = this_week() - timedelta(weeks=weeks)
    Measure.objects.filter(pk=measure.pk).update(started_on=began, due_on=day())
    Expectation.objects.filter(measure=measure).update(at=starts(began), starts_on=began)


if __name__ == "__main__":
    main()
