"""After three characters the caller is suggested, by name, company, phone or e-mail."""

import pytest

from augenhoehe.customers.actions.save_company import add_company
from augenhoehe.customers.actions.save_contact import add_contact
from augenhoehe.customers.models import Contact
from augenhoehe.customers.queries import suggest
from augenhoehe.customers.tests.cast import customers, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def reception():
    return person("reception")


@pytest.fixture
def musterbau(reception):
    company = add_company("Musterbau GmbH", customer_number="K-77", by=reception)
    add_contact(
        "Jörg Müller",
        email="j.mueller@bau.example",
        phone="+49 (0)221 1234-56",
        companies=[company],
        by=reception,
    )
    add_contact("Eva Groß", phone="0171 998877", companies=[company], by=reception)
    return company


@pytest.mark.parametrize(
    "typed", ["Mül", "muell", "Mull", "jörg mü", "0221 12", "+49 221 123", "02211234", "j.mueller@"]
)
def test_a_person_is_found(typed, musterbau, reception):
    first = suggest(typed, user=reception)[0]
    assert first.contact.name == "Jörg Müller" and first.only_company == musterbau
    assert first.email == "j.mueller@bau.example" and first.phone


@pytest.mark.parametrize("typed", ["Muster", "musterbau gmbh", "K-77"])
def test_a_company_brings_its_people(typed, musterbau, reception):
    found = suggest(typed, user=reception)
    assert {each.name for each in found} >= {"Musterbau GmbH"}
    if typed != "K-77":
        assert {each.name for each in found} == {"Musterbau GmbH", "Jörg Müller", "Eva Groß"}


def test_name_and_company_together_mean_one_person(musterbau, reception):
    assert suggest("groß musterbau", user=reception)[0].name == "Eva Groß"
    assert "Jörg Müller" not in {each.name for each in suggest("groß musterbau", user=reception)}


@pytest.mark.parametrize("typed", ["", "Mü", "  M ", "üller", "xyz", "0", "\0\0\0", "%%%", "___"])
def test_too_little_or_nothing_that_fits_suggests_nothing(typed, musterbau, reception):
    assert suggest(typed, user=reception) == []


def test_it_costs_two_questions_whatever_is_found(reception, django_assert_num_queries):
    customers(reception, 3)
    assert reception.reads_tickets
    with django_assert_num_queries(2):
        assert len(suggest("müller", user=reception)) == 3


def test_who_reads_no_concerns_gets_no_names(musterbau):
    for role in ("boss", "administrator", "observer"):
        assert suggest("müller", user=person(role)) == []


def test_the_erased_are_not_suggested(musterbau, reception):
    Contact.objects.update(erased_at="2026-01-01T00:00Z")
    assert [each.name for each in suggest("müller", user=reception)] == []
    assert [each.name for each in suggest("muster", user=reception)] == ["Musterbau GmbH"]


def test_the_door_gives_options_or_data(musterbau, reception, client):
    client.force_login(reception)
    words = client.get("/customers/suggest/", {"q": "Mül"}).content.decode()
    assert 'role="option"' in words and "Musterbau GmbH" in words
    data = client.get("/customers/suggest/", {"q": "Mül"}, headers={"accept": "application/json"})
    assert data.json()["found"][0]["company"] == musterbau.pk
    only = client.get("/customers/suggest/", {"q": "muster", "only": "companies"}).content.decode()
    assert "Jörg" not in only and "Musterbau" in only
