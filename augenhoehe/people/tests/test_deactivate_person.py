"""Somebody leaves."""

import pytest
from django.urls import reverse

from augenhoehe.base.actions import Refused
from augenhoehe.people import duties
from augenhoehe.people.actions.deactivate_person import deactivate_person, reactivate_person
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in


@pytest.fixture
def cast(db, monkeypatch):
    monkeypatch.setattr(duties, "DUTIES", {})
    return make_cast()


def test_the_access_ends_at_once(cast):
    client = signed_in(cast.alice)
    assert client.get(reverse("people:profile")).status_code == 200
    deactivate_person(cast.alice, by=cast.lead)
    assert client.get(reverse("people:profile")).status_code == 302


def test_open_work_must_be_given_away_first(cast):
    duties.duty("test")(lambda holder: (3 if holder == cast.alice else 0, "open concerns", None))
    with pytest.raises(Refused, match="3 open concerns"):
        deactivate_person(cast.alice, by=cast.lead)
    assert User.objects.get(pk=cast.alice.pk).is_active
    deactivate_person(cast.bob, by=cast.lead)


def test_nobody_switches_themselves_off(cast):
    with pytest.raises(Refused):
        deactivate_person(cast.admin, by=cast.admin)


def test_the_last_lead_stays(cast):
    with pytest.raises(Refused) as no:
        deactivate_person(cast.lead, by=cast.admin)
    assert no.value.code == "lead.last"


def test_an_administrator_deactivates_no_lead_and_brings_back_no_reader(cast):
    make_person("Zora Zweite", "lead")
    client = signed_in(cast.admin)
    assert client.post(reverse("people:deactivate", args=[cast.lead.pk])).status_code == 403
    deactivate_person(cast.alice, by=cast.lead)
    assert client.post(reverse("people:reactivate", args=[cast.alice.pk])).status_code == 403
    deactivate_person(cast.observer, by=cast.lead)
    assert client.post(reverse("people:reactivate", args=[cast.observer.pk])).status_code == 403
    assert not User.objects.get(pk=cast.alice.pk).is_active


def test_a_lead_brings_somebody_back(cast):
    deactivate_person(cast.alice, by=cast.lead)
    reactivate_person(cast.alice, by=cast.lead)
    assert User.objects.get(pk=cast.alice.pk).is_active


def test_who_left_is_seen_by_those_who_keep_the_people_only(cast):
    deactivate_person(cast.alice, by=cast.lead)
    to = reverse("people:person", args=[cast.alice.pk])
    assert signed_in(cast.bob).get(to).status_code == 404
    assert signed_in(cast.observer).get(to).status_code == 200


def test_colleagues_deactivate_nobody(cast):
    for person in (cast.bob, cast.boss, cast.observer, cast.stranger):
        to = reverse("people:deactivate", args=[cast.alice.pk])
        assert signed_in(person).post(to).status_code in (403, 404)
    assert User.objects.get(pk=cast.alice.pk).is_active
