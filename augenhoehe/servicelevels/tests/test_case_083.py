"""A case of others: the working days of a man with English holidays, reckoned by a calendar of ours."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from augenhoehe.kernel.businesstime import service_time_between
from augenhoehe.servicelevels.actions.add_closed_day import add_closed_day
from augenhoehe.servicelevels.hours import hours_of
from augenhoehe.servicelevels.models import Calendar
from augenhoehe.servicelevels.tests import cast
from augenhoehe.servicelevels.tests.cast import berlin

CASE = Path(__file__).parents[3] / "../shared/data/surveys/cases/case_083"
EIGHT_HOURS = [[480, 960]]


@pytest.mark.django_db
@pytest.mark.skipif(not CASE.exists(), reason="../shared/data is not here")
def test_case_083_comes_out_as_its_makers_say():
    lead = cast.person("lead")
    calendar = Calendar.objects.create(name="Case", hours=[EIGHT_HOURS] * 5 + [[], []])
    for day in re.findall(r"- (\d{4}-\d\d-\d\d)", (CASE / "query_full.md").read_text()):
        add_closed_day(calendar, day=date.fromisoformat(day), name="Bank holiday", by=lead)
    hours = hours_of(Calendar.objects.get(pk=calendar.pk))
    expected = next(csv.DictReader((CASE / "expected/output_01.csv").open()))
    first, last = (_day(expected[name]) for name in ("Start Date", "Today"))
    # The day of the start is not counted, the last one is.
    open_time = service_time_between(first + timedelta(days=1), last + timedelta(days=1), hours)
    own = sum(int(row["Holidays"]) for row in csv.DictReader((CASE / "inputs/input_02.csv").open()))
    assert open_time / timedelta(hours=8) - own == int(expected["Working Days"])


def _day(text):
    day, month, year = text.split("/")
    return berlin(f"{year}-{month}-{day}")
