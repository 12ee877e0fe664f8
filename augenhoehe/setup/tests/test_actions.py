"""What the steps of the set-up do, without their pages."""

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.kernel.businesstime import parse_intervals
from augenhoehe.people.actions.invite_person import Invitee
from augenhoehe.people.models import Invitation, Team, Touchpoint
from augenhoehe.people.queries import department
from augenhoehe.people.tests.cast import make_cast, make_person
from augenhoehe.servicelevels.models import Calendar, Policy
from augenhoehe.setup.actions.found_teams import NewTeam, found_teams
from augenhoehe.setup.actions.invite_people import invite_people
from augenhoehe.setup.actions.mark_step import finish_setup, mark_step
from augenhoehe.setup.actions.set_hours import set_hours
from augenhoehe.setup.actions.sign_letters import sign_letters
from augenhoehe.setup.actions.take_solutions import take_solutions
from augenhoehe.setup.steps import states_of
from augenhoehe.solutions.models import Solution

WEEK = tuple(parse_intervals("08:00-16:00" if day < 5 else "") for day in range(7))


@pytest.fixture
def lead(db):
    return make_person("Lena Leitung", "lead")


def test_teams_come_with_ways_in_and_deadlines(lead):
    found_teams([NewTeam("Technik", ("mail", "form")), NewTeam("Technik!", ("form",))], by=lead)
    slugs = Touchpoint.objects.exclude(slug=None).values_list("slug", flat=True)
    assert sorted(slugs) == ["technik", "technik-2"]
    assert Policy.objects.values("team").distinct().count() == 2


def test_hours_begin_and_change_the_first_calendar(lead):
    set_hours(WEEK, by=lead)
    set_hours(WEEK[:4] + WEEK[5:6] + WEEK[5:], by=lead)
    assert Calendar.objects.get().week[4] == ()


def test_hours_that_never_open_are_refused_and_nothing_is_written(lead):
    with pytest.raises(Refused):
        set_hours(((),) * 7, by=lead)
    assert not Calendar.objects.exists()


def test_if_one_cannot_be_invited_nobody_is(db):
    cast = make_cast()
    people = [Invitee("neu@f.example", "Neu"), Invitee(cast.alice.email, "Alice")]
    with pytest.raises(Refused):
        invite_people(people, by=cast.lead)
    assert not Invitation.objects.exists()
    assert len(invite_people(people[:1], by=cast.lead)) == 1


def test_the_signature_names_each_team(db):
    cast = make_cast()
    sign_letters({"de": "{team}\nMusterdienst", "en": ""}, acknowledges=False, by=cast.lead)
    team = Team.objects.get(pk=cast.product.pk)
    assert team.signature_de == "Produkt\nMusterdienst" and not team.acknowledges


def test_only_suggested_solutions_are_taken_and_each_once(lead):
    take_solutions(["access", "no such key"], by=lead)
    take_solutions(["access"], by=lead)
    assert Solution.objects.count() == 1


def test_what_was_done_is_not_put_off_again(lead):
    mark_step("hours", "done")
    mark_step("hours", "skipped")
    mark_step("people", "skipped")
    assert states_of(department()) == {"hours": "done", "people": "skipped"}


def test_the_set_up_is_finished_once(lead):
    at = finish_setup(by=lead).set_up_at
    assert finish_setup(by=lead).set_up_at == at
