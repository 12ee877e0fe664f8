"""The settings pages: who may open them, what they say to bad input, what undo brings back."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from augenhoehe.kernel.businesstime import Pause
from augenhoehe.servicelevels.models import Calendar, ClosedDay, Policy, Priority
from augenhoehe.servicelevels.queries import explain
from augenhoehe.servicelevels.tests import cast
from augenhoehe.servicelevels.tests.cast import berlin

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    calendar = cast.calendar()
    team = cast.team()
    cast.policy(team, calendar)
    closed = ClosedDay.objects.create(calendar=calendar, day=date(2026, 5, 15), name="Brücke")
    return {"calendar": calendar, "team": team, "closed": closed}


def addresses(house):
    """(address, methods) of every door of this room."""
    calendar, team, closed = house["calendar"].pk, house["team"].pk, house["closed"].pk
    return [
        (reverse("servicelevels:list"), ["get"]),
        (reverse("servicelevels:suggest"), ["post"]),
        (reverse("servicelevels:holidays") + "?year=2026&state=NW", ["get"]),
        (reverse("servicelevels:add"), ["get", "post"]),
        (reverse("servicelevels:calendar", args=[calendar]), ["get", "post"]),
        (reverse("servicelevels:remove", args=[calendar]), ["post"]),
        (reverse("servicelevels:close_day", args=[calendar]), ["post"]),
        (reverse("servicelevels:open_day", args=[closed]), ["post"]),
        (reverse("servicelevels:policies", args=[team]), ["get", "post"]),
    ]


def typed(**changes):
    days = {f"day_{i}": "08:00-12:00, 13:00-17:00" for i in range(5)}
    form = {"name": "Neu", "state": "BY", "time_zone": "Europe/Berlin", **days}
    return form | {"day_5": "", "day_6": ""} | changes


@pytest.mark.parametrize("role", ["agent", "reception", "boss", None])
def test_strangers_are_refused_at_every_door(client, house, role):
    client.force_login(cast.person(*[role] if role else []))
    for address, methods in addresses(house):
        for method in methods:
            assert getattr(client, method)(address).status_code in (403, 404), (method, address)
    assert Calendar.objects.count() == Policy.objects.count() == ClosedDay.objects.count() == 1


def test_nobody_enters_without_signing_in(client, house):
    for address, methods in addresses(house):
        for method in methods:
            assert getattr(client, method)(address).status_code == 302


def test_the_observer_reads_and_changes_nothing(client, house):
    client.force_login(cast.person("observer"))
    for address, methods in addresses(house):
        if "get" in methods and not address.endswith("add/"):
            page = client.get(address)
            assert page.status_code == 200, address
            assert b"button primary" not in page.content
        if "post" in methods:
            assert client.post(address).status_code == 403, address


@pytest.mark.parametrize("role", ["lead", "administrator"])
def test_lead_and_administrator_open_every_page(client, house, role):
    client.force_login(cast.person(role))
    for address, methods in addresses(house):
        if "get" in methods:
            assert client.get(address).status_code == 200, address


def test_what_is_not_there_is_404(client):
    client.force_login(cast.person("lead"))
    assert client.get(reverse("servicelevels:calendar", args=[99])).status_code == 404
    assert client.get(reverse("servicelevels:policies", args=[99])).status_code == 404
    assert client.post(reverse("servicelevels:open_day", args=[99])).status_code == 404


def test_nothing_changes_on_get(client, house):
    client.force_login(cast.person("lead"))
    for address, methods in addresses(house):
        if methods == ["post"]:
            assert client.get(address).status_code == 405, address


def test_a_calendar_is_typed_and_saved(client):
    client.force_login(cast.person("lead"))
    answer = client.post(reverse("servicelevels:add"), typed(day_4="8-12, 13-15 Uhr"))
    saved = Calendar.objects.get()
    assert answer.url == saved.get_absolute_url()
    assert saved.hours[4] == [[480, 720], [780, 900]]
    assert (saved.state, saved.hours[5]) == ("BY", [])
    assert b"08:00-12:00, 13:00-15:00" in client.get(answer.url).content


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day_0": "morgens"}, "“morgens” is not readable as hours"),
        ({"day_0": "22:00-06:00"}, "“22:00-06:00” goes over midnight"),
        ({"day_0": "8-12, 11-13"}, "“08:00-12:00” and “11:00-13:00” overlap"),
        ({"day_0": "8-25"}, "“8-25”: there is no such time"),
        ({"day_0": "<script>alert(1)</script>"}, "“&lt;script&gt;alert(1)&lt;/script&gt;” is not"),
        ({f"day_{i}": "" for i in range(7)}, "These hours never open"),
        ({"time_zone": "Mars/Olympus"}, "There is no time zone “Mars/Olympus”"),
        ({"state": "XX"}, "Select a valid choice"),
    ],
)
def test_bad_hours_get_a_sentence_and_keep_what_was_typed(client, changes, sentence):
    client.force_login(cast.person("lead"))
    answer = client.post(reverse("servicelevels:add"), typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Neu"' in page
    assert not Calendar.objects.exists()


def test_a_closed_day_is_added_removed_and_brought_back(client, house):
    client.force_login(cast.person("administrator"))
    door = reverse("servicelevels:close_day", args=[house["calendar"].pk])
    form = {"day": "2026-12-24", "name": "Heilig & Abend", "hours": "8-12", "is_yearly": "on"}
    client.post(door, form)
    closed = ClosedDay.objects.get(name="Heilig & Abend")
    assert (closed.hours, closed.is_yearly) == ("08:00-12:00", True)
    answer = client.post(reverse("servicelevels:open_day", args=[closed.pk]), follow=True)
    assert not ClosedDay.objects.filter(name="Heilig & Abend").exists()
    message = list(answer.context["messages"])[-1]
    client.post(message.extra_tags.removeprefix("undo:"))
    again = ClosedDay.objects.get(name="Heilig & Abend")
    assert (again.hours, again.is_yearly, again.day) == ("08:00-12:00", True, date(2026, 12, 24))


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"day": "2026-05-15", "name": "x"}, "This day is in the calendar already"),
        ({"day": "0001-01-01", "name": "x"}, "Between 1991 and 2100"),
        ({"day": "morgen", "name": "x"}, "Enter a valid date"),
        ({"day": "2026-05-16", "name": "x", "hours": "früh"}, "“früh” is not readable"),
    ],
)
def test_bad_closed_days_get_a_sentence(client, house, form, sentence):
    client.force_login(cast.person("lead"))
    answer = client.post(reverse("servicelevels:close_day", args=[house["calendar"].pk]), form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert ClosedDay.objects.count() == 1


def test_policies_are_typed_in_hours_and_minutes(client, house):
    client.force_login(cast.person("lead"))
    door = reverse("servicelevels:policies", args=[house["team"].pk])
    form = {"calendar": house["calendar"].pk, "response_1": "30 min", "solution_1": "4"}
    form |= {"response_2": "1:15", "solution_2": "", "solution_4": "40 Std."}
    assert client.post(door, form).status_code == 302
    saved = Policy.objects.values_list("priority", "response_minutes", "solution_minutes")
    assert list(saved.order_by("priority")) == [
        (Priority.URGENT, 30, 240),
        (Priority.HIGH, 75, None),
        (Priority.NORMAL, None, None),
        (Priority.LOW, None, 2400),
    ]
    assert 'value="1:15"' in client.get(door).content.decode()


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"response_1": "bald"}, "Write hours and minutes"),
        ({"response_1": "1:15 min"}, "Write hours and minutes"),
        ({"response_1": "0"}, "Between one minute and 1000 hours"),
        ({"response_1": "9999"}, "Between one minute and 1000 hours"),
        ({"response_1": "5", "solution_1": "4"}, "A solution cannot be due before"),
    ],
)
def test_bad_deadlines_get_a_sentence(client, house, form, sentence):
    client.force_login(cast.person("lead"))
    form |= {"calendar": house["calendar"].pk}
    answer = client.post(reverse("servicelevels:policies", args=[house["team"].pk]), form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Policy.objects.count() == 1


def test_holidays_of_a_chosen_state_and_year_are_a_part(client):
    client.force_login(cast.person("lead"))
    door = reverse("servicelevels:holidays")
    shown = client.get(door, {"state": "SN", "year": 2024}).content.decode()
    assert "20.11.2024" in shown
    assert "<html" not in shown
    assert "No state is chosen" in client.get(door, {"state": "", "year": 2024}).content.decode()
    for bad in ({"state": "SN", "year": "99999"}, {"state": "XX", "year": 2024}, {}):
        assert "Choose a year" in client.get(door, bad).content.decode()


def test_an_empty_house_takes_the_suggestion(client):
    cast.team()
    client.force_login(cast.person("lead"))
    assert "Take the suggestion" in client.get(reverse("servicelevels:list")).content.decode()
    client.post(reverse("servicelevels:suggest"))
    assert Policy.objects.count() == 4
    assert "Take the suggestion" not in client.get(reverse("servicelevels:list")).content.decode()


def test_a_calendar_in_use_is_not_removed(client, house):
    client.force_login(cast.person("lead"))
    answer = client.post(reverse("servicelevels:remove", args=[house["calendar"].pk]))
    assert answer.status_code == 409
    assert "Teams work by this calendar" in answer.content.decode()


def test_the_list_costs_the_same_for_one_and_three_teams(
    client, house, django_assert_max_num_queries
):
    client.force_login(cast.person("lead"))
    client.get(reverse("servicelevels:list"))
    with django_assert_max_num_queries(16) as before:
        client.get(reverse("servicelevels:list"))
    for name in ("Kaufmännisch", "Produkt"):
        cast.policy(cast.team(name), cast.calendar(name))
    with django_assert_max_num_queries(len(before)):
        client.get(reverse("servicelevels:list"))


def clock_page(policy, **changes):
    start, now = berlin("2026-04-30 16:00"), berlin("2026-05-04 09:00")
    clock = explain(policy, **({"which": "response", "start": start, "now": now} | changes))
    return render_to_string("servicelevels/clock.html", {"clock": clock})


def test_the_drawn_clock_names_policy_calendar_and_holiday(house):
    with translation.override("en"):
        page = clock_page(Policy.objects.get())
    for words in (
        "Labor Day",
        "Haus",
        "Technik",
        "normal",
        'role="img"',
        "<title>",
        "As the customer",
    ):
        assert words in page
    with translation.override("de"):
        numbers = re.findall(r' (?:x|width|x1|x2)="([^"]*)"', clock_page(Policy.objects.get()))
    assert len(numbers) > 10
    assert all(number.isdigit() for number in numbers)


def test_the_drawn_clock_says_why_there_is_no_deadline(house):
    with translation.override("en"):
        waiting = [Pause(berlin("2026-05-04 08:30"), reason="waiting_customer")]
        page = clock_page(Policy.objects.get(), pauses=waiting)
    assert "no deadline while we wait" in page
    assert "waiting for the customer" in page


def test_no_clock_draws_nothing():
    assert render_to_string("servicelevels/clock.html", {"clock": None}).strip() == ""
