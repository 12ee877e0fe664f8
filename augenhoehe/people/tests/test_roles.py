"""Roles: who gives and takes which."""

import pytest
from django.urls import reverse

from augenhoehe.base.actions import Refused
from augenhoehe.journal.models import Entry
from augenhoehe.people.actions.grant_role import grant_role, set_roles, withdraw_role
from augenhoehe.people.models import READING_ROLES, Grant, Role, User
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in


@pytest.fixture
def cast(db):
    return make_cast()


def fresh(user):
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("role", sorted(READING_ROLES))
def test_an_administrator_gives_nobody_a_role_that_reads_concerns(cast, role):
    for person in (cast.admin, cast.stranger):
        with pytest.raises(Refused) as no:
            grant_role(person, role=role, by=cast.admin)
        assert no.value.code == "role.lead_only"
        assert role not in fresh(person).roles
    assert not Entry.objects.exists()


def test_a_lead_gives_every_role_and_it_is_recorded_once(cast):
    grant_role(cast.stranger, role=Role.AGENT, by=cast.lead)
    grant_role(cast.stranger, role=Role.AGENT, by=cast.lead)
    assert fresh(cast.stranger).reads_tickets
    assert Entry.objects.count() == 1


def test_an_administrator_gives_roles_that_read_nothing(cast):
    grant_role(cast.stranger, role=Role.BOSS, by=cast.admin)
    assert fresh(cast.stranger).roles == {"boss"}


def test_an_administrator_makes_no_observer_who_may_read_what_a_person_did(cast):
    with pytest.raises(Refused) as refused:
        grant_role(cast.admin, role=Role.OBSERVER, by=cast.admin)
    assert refused.value.code == "role.lead_only"
    door = signed_in(cast.admin)
    door.post(f"/people/{cast.admin.pk}/roles/", {"roles": ["administrator", "observer"]})
    assert fresh(cast.admin).roles == {"administrator"}
    assert door.get("/journal/all/").status_code == 403
    grant_role(cast.stranger, role=Role.OBSERVER, by=cast.lead)
    assert fresh(cast.stranger).roles == {"observer"}


def test_a_person_without_settings_gives_no_role_at_all(cast):
    for giver in (cast.alice, cast.observer, cast.boss, cast.stranger):
        with pytest.raises(Refused):
            grant_role(giver, role=Role.OBSERVER, by=giver)
    assert Grant.objects.filter(role="observer").count() == 1


def test_a_deactivated_lead_gives_nothing(cast):
    cast.lead.is_active = False
    with pytest.raises(Refused):
        grant_role(cast.stranger, role=Role.AGENT, by=cast.lead)


def test_the_last_active_lead_keeps_the_role(cast):
    make_person("Zora Zweite", "lead", is_active=False)
    with pytest.raises(Refused) as no:
        withdraw_role(cast.lead, role=Role.LEAD, by=cast.lead)
    assert no.value.code == "lead.last"
    assert fresh(cast.lead).is_lead


def test_of_two_leads_one_may_go(cast):
    make_person("Zora Zweite", "lead")
    withdraw_role(cast.lead, role=Role.LEAD, by=cast.lead)
    assert not fresh(cast.lead).is_lead


def test_an_unknown_role_is_refused(cast):
    with pytest.raises(Refused):
        grant_role(cast.alice, role="emperor", by=cast.lead)


def test_what_an_administrator_may_not_decide_stays(cast):
    set_roles(cast.alice, roles={"agent", "boss"}, by=cast.admin)
    assert fresh(cast.alice).roles == {"agent", "boss"}
    set_roles(cast.alice, roles=set(), by=cast.admin)
    assert fresh(cast.alice).roles == {"agent"}


def test_an_administrator_reaches_no_reading_role_by_the_page(cast):
    to = reverse("people:roles", args=[cast.admin.pk])
    signed_in(cast.admin).post(to, {"roles": ["administrator", "lead"]})
    signed_in(cast.admin).post(to, {"roles": ["agent"]})
    assert not fresh(cast.admin).reads_tickets


def test_a_lead_ticks_roles_on_the_page(cast):
    to = reverse("people:roles", args=[cast.stranger.pk])
    signed_in(cast.lead).post(to, {"roles": ["agent", "reception"]})
    assert fresh(cast.stranger).roles == {"agent", "reception"}


def test_agents_cannot_change_roles(cast):
    to = reverse("people:roles", args=[cast.alice.pk])
    assert signed_in(cast.alice).post(to, {"roles": ["lead"]}).status_code == 403
    assert fresh(cast.alice).roles == {"agent"}
