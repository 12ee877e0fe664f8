"""A case of others: the working days of a man with English holidays, by a calendar of ours."""

import csv
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.kernel.businesstime import service_time_between
from augenhoehe.servicelevels.hours import hours_of
from augenhoehe.servicelevels.models import Calendar
from augenhoehe.servicelevels.tests import cast
from augenhoehe.servicelevels.tests.cast import berlin

CASE = Path(__file__).parents[3] / "../shared/data/surveys/cases/case_083"


@pytest.mark.django_db
@pytest.mark.skipif(not CASE.exists(), reason="../shared/data is not here")
def test_case_083_comes_out_as_its_makers_say():
    client = Client()
    client.force_login(cast.person("lead"))
    week = {f"day_{n}": "8:00-16:00" if n < 5 else "" for n in range(7)}
    facts = {"name": "Case", "state": "", "time_zone": "Europe/Berlin", **week}
    page = client.post(reverse("servicelevels:add"), facts)["Location"]
    days = re.findall(r"- (\d{4}-\d\d-\d\d)", (CASE / "query_full.md").read_text())
    for day in days:
        closed = {"day": day, "name": "Bank holiday", "hours": ""}
        assert client.post(f"{page}closed-days/", closed).status_code == 302
    calendar = Calendar.objects.get()
    assert calendar.closed_days.count() == len(days) == 13
    hours = hours_of(calendar)
    expected = next(csv.DictReader((CASE / "expected/output_01.csv").open()))
    first, last = (_day(expected[name]) for name in ("Start Date", "Today"))
    # The day of the start is not counted, the last one is.
    open_time = service_time_between(first + timedelta(days=1), last + timedelta(days=1), hours)
    own = sum(int(row["Holidays"]) for row in csv.DictReader((CASE / "inputs/input_02.csv").open()))
    assert open_time / timedelta(hours=8) - own == int(expected["Working Days"])


def _day(text):
    day, month, year = text.split("/")
    return berlin(f"{year}-{month}-{day}")
