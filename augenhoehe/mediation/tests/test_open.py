"""A clearing talk is opened; sides come and go, a colleague is none."""

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.mediation.actions.close import close_talk
from augenhoehe.mediation.actions.open import About, Who, add_party, open_talk, remove_party
from augenhoehe.mediation.models import Talk
from augenhoehe.mediation.tests.cast import customer_of, make_talk
from augenhoehe.tickets.tests.cast import make_contact


def test_it_begins_with_the_customer_and_our_service(cast):
    talk = make_talk(cast)
    assert [(str(one), one.kind) for one in talk.parties.all()] == [
        ("Mia Muster", "customer"),
        ("our service", "service"),
    ]


def test_what_the_talk_sheet_knew_is_taken_over(cast):
    talk = make_talk(cast, voices={"feelings": "wütend", "expected": "Rückruf"})
    said = {one.line: one.text for one in customer_of(talk).voices.all()}
    assert said == {"feelings": "wütend", "expected": "Rückruf"}


def test_without_words_it_is_not_opened(cast):
    with pytest.raises(Refused):
        open_talk(About(title="  "), by=cast.lead)
    assert not Talk.objects.exists()


@pytest.mark.parametrize(
    "who",
    [
        Who(kind="partner", name="alice  Anders"),
        Who(kind="customer", name="A. A.", email="ALICE@musterdienst.example"),
    ],
)
def test_a_colleague_is_no_party(cast, who):
    talk = make_talk(cast)
    with pytest.raises(Refused) as refusal:
        add_party(talk, who=who, by=cast.lead)
    assert refusal.value.code == "party.colleague"
    assert talk.parties.count() == 2


def test_nor_is_a_contact_with_a_colleagues_address(cast):
    contact = make_contact("Alice privat", email="alice@musterdienst.example")
    with pytest.raises(Refused):
        add_party(make_talk(cast), who=Who(kind="customer", contact=contact), by=cast.lead)


def test_a_department_or_partner_is_named(cast):
    talk = make_talk(cast)
    party = add_party(talk, who=Who(kind="partner", name=" Paul  Partner "), by=cast.lead)
    assert str(party) == "Paul Partner"
    remove_party(party, by=cast.lead)
    assert talk.parties.count() == 2


def test_a_side_without_a_name_and_a_ninth_one_are_refused(cast):
    talk = make_talk(cast)
    with pytest.raises(Refused):
        add_party(talk, who=Who(kind="partner"), by=cast.lead)
    for number in range(6):
        add_party(talk, who=Who(kind="department", name=f"Abteilung {number}"), by=cast.lead)
    with pytest.raises(Refused):
        add_party(talk, who=Who(kind="department", name="Noch eine"), by=cast.lead)


def test_nothing_is_added_to_a_talk_that_has_ended(cast):
    talk = close_talk(make_talk(cast), outcome="consensus", by=cast.lead)
    with pytest.raises(Refused):
        add_party(talk, who=Who(kind="partner", name="Paul"), by=cast.lead)
    with pytest.raises(Refused):
        remove_party(customer_of(talk), by=cast.lead)
