"""My day: talks today, confirmations missing, corrections to read, look-backs due."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.mediation.actions.close import close_talk
from augenhoehe.mediation.actions.name import name_reader
from augenhoehe.mediation.actions.open import About, open_talk
from augenhoehe.mediation.actions.understand import answer_understanding, give_up_answer
from augenhoehe.mediation.models import LookBack, Talk, Understanding
from augenhoehe.mediation.tests.cast import customer_of, link_to, make_talk
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import make_person, signed_in


def day_of(user):
    door = signed_in(User.objects.get(pk=user.pk))
    return door.get("/?all=1", headers={"accept-language": "en"}).content.decode()


@pytest.fixture
def talk(cast):
    return make_talk(cast, title="Tee")


def test_a_talk_today_is_on_the_day_of_lead_and_named(cast, talk):
    Talk.objects.update(talk_at=timezone.now())
    name_reader(talk, user=cast.carol, by=cast.lead)
    for who, sees in (("lead", True), ("carol", True), ("alice", False), ("admin", False)):
        assert ("Have the sheet in front of you." in day_of(getattr(cast, who))) is sees
    Talk.objects.update(talk_at=timezone.now() + timedelta(days=2))
    assert "Have the sheet in front of you." not in day_of(cast.lead)


def test_a_missing_confirmation_comes_after_three_days_until_given_up(cast, talk):
    link_to(customer_of(talk), by=cast.lead)
    assert "has not confirmed" not in day_of(cast.lead)
    Understanding.objects.update(sent_at=timezone.now() - timedelta(days=3, minutes=1))
    assert "Mia Muster has not confirmed" in day_of(cast.lead)
    give_up_answer(Understanding.objects.get(), by=cast.lead)
    assert "has not confirmed" not in day_of(cast.lead)


def test_a_correction_waits_for_the_lead_who_leads(cast, talk):
    second = make_person("Lea Zweite", "lead")
    link_to(customer_of(talk), by=cast.lead)
    mail = Understanding.objects.get()
    answer_understanding(mail, answer="corrected", own_words="anders", by="customer")
    assert "Mia Muster corrected how" in day_of(cast.lead)
    assert "corrected how" not in day_of(second)


def test_look_backs_come_when_they_are_due(cast, talk):
    close_talk(talk, outcome="consensus", by=cast.lead)
    assert "14 days after the talk" not in day_of(cast.lead)
    LookBack.objects.filter(days=14).update(due_on=timezone.localdate())
    assert "14 days after the talk" in day_of(cast.lead)
    assert "days after the talk" not in day_of(cast.alice)


def test_a_talk_of_a_second_lead_is_not_mine_to_look_back_at(cast):
    second = make_person("Lea Zweite", "lead")
    talk = close_talk(open_talk(About(title="Tee"), by=second), outcome="none", by=second)
    talk.look_backs.update(due_on=timezone.localdate())
    assert "days after the talk" in day_of(second)
    assert "days after the talk" not in day_of(cast.lead)
