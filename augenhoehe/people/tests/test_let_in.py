"""A link to a new password: drawn by a lead, never for a lead."""

import pytest
from django.urls import reverse

from augenhoehe.base.actions import Refused
from augenhoehe.people.actions.accept_invitation import renew_password
from augenhoehe.people.actions.grant_role import withdraw_role
from augenhoehe.people.actions.let_in import let_in
from augenhoehe.people.models import Invitation, User
from augenhoehe.people.tests.cast import PASSWORD, make_cast, make_person, signed_in

BETTER = "sieben Möwen am Kai"


@pytest.fixture
def cast(db):
    return make_cast()


def test_the_person_chooses_a_new_password_once(cast):
    invited = let_in(cast.alice, by=cast.lead)
    client = signed_in(None)
    assert client.get(invited.path).status_code == 200
    assert client.post(invited.path, {"password": BETTER})["Location"] == reverse("account_login")
    assert User.objects.get(pk=cast.alice.pk).check_password(BETTER)
    assert client.post(invited.path, {"password": PASSWORD}).status_code == 404


def test_nobody_but_a_lead_draws_such_a_link(cast):
    for person in (cast.admin, cast.alice, cast.boss, cast.observer, cast.stranger):
        to = reverse("people:let_in", args=[cast.bob.pk])
        assert signed_in(person).post(to).status_code in (403, 404)
    with pytest.raises(Refused):
        let_in(cast.bob, by=cast.admin)
    assert not Invitation.objects.exists()


def test_not_for_another_lead(cast):
    second = make_person("Zora Zweite", "lead")
    with pytest.raises(Refused):
        let_in(second, by=cast.lead)


def test_the_link_ends_with_the_lead_who_drew_it(cast):
    second = make_person("Zora Zweite", "lead")
    invited = let_in(cast.alice, by=second)
    withdraw_role(second, role="lead", by=cast.lead)
    with pytest.raises(Refused):
        renew_password(invited.invitation, password=BETTER, by="system")
    assert User.objects.get(pk=cast.alice.pk).check_password(PASSWORD)
