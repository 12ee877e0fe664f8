"""Teams, memberships, touchpoints, the department."""

import pytest
from django.urls import reverse

from augenhoehe.base.actions import Refused
from augenhoehe.journal.models import Entry
from augenhoehe.people import duties
from augenhoehe.people.actions.save_department import save_department
from augenhoehe.people.actions.save_team import retire_team, revive_team, save_team
from augenhoehe.people.actions.save_touchpoint import retire_touchpoint, save_touchpoint
from augenhoehe.people.actions.set_memberships import set_memberships
from augenhoehe.people.models import Team, Touchpoint, User
from augenhoehe.people.queries import department
from augenhoehe.people.tests.cast import make_cast, signed_in


@pytest.fixture
def cast(db, monkeypatch):
    monkeypatch.setattr(duties, "DUTIES", {})
    return make_cast()


def test_a_team_is_made_and_comes_last(cast):
    team = save_team(None, values={"name": "Datenschutz"}, by=cast.admin)
    assert Team.objects.last() == team


def test_two_teams_of_one_name_are_refused(cast):
    with pytest.raises(Refused):
        save_team(cast.product, values={"name": "TECHNIK"}, by=cast.lead)
    assert Team.objects.get(pk=cast.product.pk).name == "Produkt"


def test_only_a_lead_decides_what_is_confidential(cast):
    for team, value in ((cast.confidential, False), (cast.technical, True)):
        with pytest.raises(Refused):
            save_team(team, values={"is_confidential": value}, by=cast.admin)
        to = reverse("people:team", args=[team.pk])
        data = {"name": team.name, "is_confidential": "on" if value else ""}
        assert signed_in(cast.admin).post(to, data).status_code == 302
    assert list(Team.objects.filter(is_confidential=True)) == [cast.confidential]


def test_a_team_with_open_work_is_not_retired(cast):
    duties.duty("test")(lambda holder: (2, "open concerns", None))
    with pytest.raises(Refused, match="2 open concerns"):
        retire_team(cast.technical, by=cast.lead)
    assert not Entry.objects.exists()


def test_a_retired_team_comes_back(cast):
    retire_team(cast.technical, by=cast.lead)
    assert Team.objects.get(pk=cast.technical.pk).retired_at
    revive_team(Team.objects.get(pk=cast.technical.pk), by=cast.lead)
    assert not Team.objects.get(pk=cast.technical.pk).retired_at


def test_the_last_team_stays(cast):
    for team in (cast.commercial, cast.product, cast.reception, cast.confidential):
        retire_team(team, by=cast.lead)
    with pytest.raises(Refused):
        retire_team(cast.technical, by=cast.lead)


def test_one_may_be_in_several_teams(cast):
    set_memberships(cast.alice, teams=[cast.technical, cast.product], by=cast.admin)
    assert set(User.objects.get(pk=cast.alice.pk).team_ids) == {cast.technical.pk, cast.product.pk}


def test_only_a_lead_lets_people_into_a_confidential_team_or_out(cast):
    with pytest.raises(Refused):
        set_memberships(cast.admin, teams=[cast.confidential], by=cast.admin)
    with pytest.raises(Refused):
        set_memberships(cast.dora, teams=[], by=cast.admin)
    set_memberships(cast.dora, teams=[cast.confidential, cast.product], by=cast.admin)
    set_memberships(cast.dora, teams=[], by=cast.lead)
    assert User.objects.get(pk=cast.dora.pk).team_ids == ()


def test_colleagues_see_teams_and_change_none(cast):
    client = signed_in(cast.alice)
    to = reverse("people:team", args=[cast.technical.pk])
    assert client.get(to).status_code == 200
    assert client.post(to, {"name": "Meins"}).status_code == 403
    assert client.get(reverse("people:new_team")).status_code == 403
    assert client.post(reverse("people:set_teams", args=[cast.alice.pk])).status_code == 403
    assert Team.objects.get(pk=cast.technical.pk).name == "Technik"


def test_whoever_has_no_role_sees_no_team_and_no_colleague(cast):
    client = signed_in(cast.stranger)
    assert client.get(reverse("people:team", args=[cast.technical.pk])).status_code == 404
    assert client.get(reverse("people:person", args=[cast.alice.pk])).status_code == 404
    assert b"Alice" not in client.get(reverse("people:list")).content


def test_the_address_of_a_form_is_taken_once(cast):
    values = {"name": "Formular", "kind": "form", "team": cast.technical, "slug": "hilfe"}
    save_touchpoint(None, values=values, by=cast.lead)
    with pytest.raises(Refused):
        save_touchpoint(None, values=values, by=cast.lead)
    for _ in range(2):
        save_touchpoint(None, values={**values, "kind": "phone", "slug": ""}, by=cast.lead)
    assert Touchpoint.objects.filter(slug="hilfe").count() == 1


def test_a_web_form_needs_an_address(cast):
    data = {"name": "Formular", "kind": "form", "team": cast.technical.pk}
    reply = signed_in(cast.lead).post(reverse("people:new_touchpoint"), data)
    assert reply.status_code == 422
    assert not Touchpoint.objects.filter(kind="form").exists()


def test_a_touchpoint_is_closed(cast):
    touchpoint = cast.technical.touchpoints.get()
    retire_touchpoint(touchpoint, by=cast.lead)
    assert Touchpoint.objects.get(pk=touchpoint.pk).retired_at


def test_there_is_one_department(cast):
    save_department(name="Neu GmbH", state="BY", language="en", by=cast.admin)
    assert (department().name, department().state) == ("Neu GmbH", "BY")
    assert department().set_up_at


def test_the_observer_reads_the_department_and_changes_nothing(cast):
    client = signed_in(cast.observer)
    to = reverse("people:department")
    assert b"Musterdienst" in client.get(to).content
    assert client.post(to, {"name": "X", "state": "BY", "language": "de"}).status_code == 403
    assert department().name == "Musterdienst"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\x00", "'; DROP TABLE x; --"])
def test_hostile_names_are_text_or_refused(cast, text):
    client = signed_in(cast.lead)
    client.post(reverse("people:new_team"), {"name": text})
    page = client.get(reverse("people:teams"))
    assert page.status_code == 200 and b"<script>alert" not in page.content
