"""Nobody is asked while a clearing talk with them is open; the reason says “open matter”."""

import pytest
from django.utils import timezone

from augenhoehe.mediation.actions.close import close_talk
from augenhoehe.mediation.tests.cast import customer_of, make_talk
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.gate import Candidate
from augenhoehe.surveys.gathering import gather


@pytest.fixture
def cast(db):
    return make_cast()


def is_open(contact):
    one = Candidate(contact_id=contact.pk, company_id=None, kind="nps")
    return contact.pk in gather([one], now=timezone.now()).open_matters


def test_as_long_as_it_is_open(cast):
    talk = make_talk(cast)
    contact = customer_of(talk).contact
    assert is_open(contact)
    close_talk(talk, outcome="consensus", by=cast.lead)
    assert not is_open(contact)


def test_the_reason_does_not_tell_what_is_open(cast):
    contact = customer_of(make_talk(cast)).contact
    shown = signed_in(cast.alice).get(f"/surveys/why/{contact.pk}/").content.decode()
    assert "learing" not in shown
