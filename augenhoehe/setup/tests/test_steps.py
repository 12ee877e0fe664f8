"""The steps of the set-up: each saved at once, left and resumed."""

import pytest
from django.urls import reverse

from augenhoehe.people.models import Department, Invitation, Team, Touchpoint
from augenhoehe.people.queries import department
from augenhoehe.people.tests.cast import make_person, signed_in
from augenhoehe.servicelevels.models import Calendar, Policy
from augenhoehe.setup.lines import read_lines
from augenhoehe.setup.queries import suggested
from augenhoehe.solutions.models import Solution

COMPANY = {"name": "Ellerbruch GmbH", "state": "HH", "language": "en"}
from augenhoehe.people.models import Role  # noqa: E402

ALL = list(Role)
WEEK = {f"day{day}": "08:00-12:00, 13:00-17:00" if day < 5 else "" for day in range(7)}


@pytest.fixture
def lead(db):
    return make_person("Lena Leitung", "lead")


def to(name):
    return reverse("setup:step", args=[name])


def teams_data(*names, kinds=("mail", "form")):
    data = {"team-TOTAL_FORMS": len(names), "team-INITIAL_FORMS": 0}
    for number, name in enumerate(names):
        data[f"team-{number}-name"] = name
        data[f"team-{number}-kinds"] = list(kinds)
    return data


def test_the_way_through_from_empty_to_the_check_list(lead):
    client = signed_in(lead)
    assert client.get(reverse("setup:wizard"))["Location"] == to("company")
    assert client.post(to("company"), COMPANY)["Location"] == to("hours")
    assert client.post(to("hours"), WEEK)["Location"] == to("teams")
    teams = teams_data("Technik", "Empfang", "")
    assert client.post(to("teams"), teams)["Location"] == to("people")
    lines = {"lines": "Anna Abel; anna@firma.example; Technik", "language": "de"}
    assert b"/people/in/" in client.post(to("people"), lines).content
    assert client.post(reverse("setup:skip", args=["mailbox"]))["Location"] == to("letters")
    letters = {"signature_de": "Grüße\n{team}", "signature_en": "", "acknowledges": "on"}
    assert client.post(to("letters"), letters)["Location"] == to("solutions")
    keys = [one["key"] for one in suggested("solutions")]
    reply = client.post(to("solutions"), {"chosen": keys})
    assert reply["Location"] == reverse("setup:checklist")
    assert b"mailbox" in client.get(reply["Location"]).content
    client.post(reverse("setup:finish"))
    assert department().set_up_at and department().name == "Ellerbruch GmbH"
    assert Team.objects.get(name="Technik").signature_de == "Grüße\nTechnik"
    assert Policy.objects.filter(team__name="Technik").exists()
    assert Solution.objects.count() == len(keys) == 5


def test_every_step_can_be_left_and_resumed(lead):
    client = signed_in(lead)
    client.post(to("company"), COMPANY)
    again = signed_in(lead)
    assert again.get(reverse("setup:wizard"))["Location"] == to("hours")
    assert Department.objects.get().state == "HH"


@pytest.mark.parametrize(
    "name", ["company", "hours", "teams", "people", "mailbox", "letters", "solutions"]
)
def test_every_step_shows_itself(lead, name):
    assert signed_in(lead).get(to(name)).status_code == 200


@pytest.mark.parametrize("name", ["company", "teams"])
def test_what_everything_stands_on_cannot_wait(lead, name):
    assert signed_in(lead).post(reverse("setup:skip", args=[name])).status_code == 404


@pytest.mark.parametrize("name", ["nothing", "..", "company2"])
def test_there_are_no_other_steps(lead, name):
    assert signed_in(lead).get(f"/setup/step/{name}/").status_code == 404


def test_a_second_time_through_changes_hours_and_makes_nothing_twice(lead):
    client = signed_in(lead)
    for hours in ("08:00-12:00", "09:00-15:00"):
        client.post(to("company"), COMPANY)
        client.post(to("hours"), {**WEEK, "day0": hours})
        client.post(to("teams"), teams_data("Technik", "Empfang"))
        client.post(to("solutions"), {"chosen": ["access", "fault"]})
    assert Team.objects.count() == 2 and Touchpoint.objects.count() == 4
    assert Solution.objects.count() == 2
    assert Calendar.objects.get().week[0][0].opens == 9 * 60


@pytest.mark.parametrize("bad", ["8 bis 5", "17:00-08:00", "25:00-26:00", "\x00"])
def test_unreadable_hours_are_said_beside_the_day_and_save_nothing(lead, bad):
    reply = signed_in(lead).post(to("hours"), {**WEEK, "day2": bad})
    assert reply.status_code == 422 and not Calendar.objects.exists()


def test_hours_that_never_open_are_refused(lead):
    assert signed_in(lead).post(to("hours"), {}).status_code == 422
    assert not Calendar.objects.exists()


@pytest.mark.parametrize("names", [("", ""), ("Technik", "technik")])
def test_no_team_and_two_of_one_name_are_refused(lead, names):
    reply = signed_in(lead).post(to("teams"), teams_data(*names))
    assert reply.status_code == 422 and not Team.objects.exists()


def test_an_unclear_line_invites_nobody(lead):
    Team.objects.create(name="Technik")
    lines = "Anna; anna@firma.example; Technik\nBernd ohne Adresse\nanna@firma.example"
    reply = signed_in(lead).post(to("people"), {"lines": lines, "language": "de"})
    assert reply.status_code == 422
    assert b"Line 2" in reply.content and b"Line 3" in reply.content
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("line", "email", "name", "roles"),
    [
        ("Anna Abel; anna@f.example; Technik", "anna@f.example", "Anna Abel", ("agent",)),
        ("Anna Abel <anna@f.example>", "anna@f.example", "Anna Abel", ("agent",)),
        ("anna.abel@f.example", "anna.abel@f.example", "Anna Abel", ("agent",)),
        ("Rita\trita@f.example\tEmpfang", "rita@f.example", "Rita", ("reception",)),
        ("Bo, bo@f.example, boss", "bo@f.example", "Bo", ("boss",)),
        ("Lu;lu@f.example;lead;Technik", "lu@f.example", "Lu", ("lead",)),
    ],
)
def test_lines_are_read_as_they_are_pasted(lead, line, email, name, roles):
    Team.objects.create(name="Technik")
    Team.objects.create(name="Empfang", is_reception=True)
    people, mistakes = read_lines(line, language="de", roles=ALL)
    assert mistakes == []
    assert (people[0].email, people[0].name, tuple(map(str, people[0].roles))) == (
        email,
        name,
        roles,
    )


def test_an_administrator_invites_without_a_reading_role(lead):
    admin = make_person("Ada Admin", "administrator")
    signed_in(admin).post(to("people"), {"lines": "anna@f.example", "language": "de"})
    assert Invitation.objects.get().roles == []
    lines = {"lines": "bo@f.example; agent", "language": "de"}
    assert signed_in(admin).post(to("people"), lines).status_code == 422
    assert Invitation.objects.count() == 1


def test_colleagues_set_nothing_up(lead):
    for role in ("agent", "boss", "observer"):
        client = signed_in(make_person(f"{role} P", role))
        assert client.post(to("company"), COMPANY).status_code == 403
        assert client.get(reverse("setup:wizard")).status_code == 403
    assert not Department.objects.exists()


def test_the_suggested_solutions_are_complete_in_both_languages():
    for one in suggested("solutions"):
        parts = {name[:-3] for name in one if name != "key"}
        for part in parts:
            assert one[f"{part}_de"] and one[f"{part}_en"]
            assert one[f"{part}_de"].count("\n") == one[f"{part}_en"].count("\n")
            assert one[f"{part}_de"].count("{{") == one[f"{part}_en"].count("{{")
