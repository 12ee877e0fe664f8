"""Lists cost the same with one person and with many."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from augenhoehe.people.models import Team
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in

BLNS = Path(__file__).parents[4] / "shared" / "data" / "hostile" / "blns.json"


@pytest.fixture
def cast(db):
    return make_cast()


def cost(client, route):
    client.get(reverse(route))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(reverse(route)).status_code == 200
    return len(asked)


@pytest.mark.parametrize("route", ["people:list", "people:teams"])
def test_more_people_and_teams_cost_no_more_queries(cast, route):
    client = signed_in(cast.lead)
    before = cost(client, route)
    for number in range(5):
        team = Team.objects.create(name=f"Team {number}")
        make_person(f"P{number} Person", "agent", "boss", teams=[team, cast.technical])
    assert cost(client, route) == before <= 12


def test_no_name_however_naughty_breaks_a_page_or_runs_as_markup(cast):
    if not BLNS.exists():
        pytest.skip("the shared list of naughty strings is not here")
    client = signed_in(cast.lead)
    for number, text in enumerate(json.loads(BLNS.read_text())):
        forms = (
            ("people:profile", {"name": text, "language": "en"}),
            ("people:new_team", {"name": text, "signature_de": text}),
            ("people:invite", {"name": text, "email": f"n{number}@y.example", "language": "en"}),
        )
        route, data = forms[number % len(forms)]
        assert client.post(reverse(route), data).status_code in (200, 302, 409, 422), text
    for route in ("people:list", "people:teams", "people:profile", "setup:checklist"):
        page = client.get(reverse(route))
        assert page.status_code == 200
        assert b"<script>alert" not in page.content and b"<img src=x" not in page.content
