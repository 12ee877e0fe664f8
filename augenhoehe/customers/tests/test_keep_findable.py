"""What one types follows what is there, and the erased are found by nothing."""

import pytest

from augenhoehe.customers.actions.erase import erase_contacts
from augenhoehe.customers.actions.keep_findable import (
    forget,
    keep_company_findable,
    keep_contact_findable,
)
from augenhoehe.customers.models import Contact, Keyword
from augenhoehe.customers.queries import suggest
from augenhoehe.customers.tests.cast import customers, person
from augenhoehe.search.queries import find

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent():
    return person("agent")


def test_what_was_forgotten_is_found_again_once_it_is_kept_findable(agent):
    [(company, contact)] = customers(agent)
    forget([company, contact])
    assert not Keyword.objects.exists() and find("musterbau", scopes=["everyone"]) == []
    keep_company_findable(company)
    keep_contact_findable(contact)
    assert len(suggest("musterbau", user=agent)) == 2
    assert len(find("musterbau", scopes=["everyone"])) == 1


def test_an_erased_contact_keeps_its_row_and_nothing_of_the_person(agent):
    (company, contact), (_other, kept) = customers(agent, 2)
    assert erase_contacts([contact.pk], by=agent) == 1
    assert erase_contacts([contact.pk], by=agent) == 0
    contact.refresh_from_db()
    assert contact.erased_at and not contact.phone and "Müller" not in contact.name
    assert not contact.addresses.exists() and Contact.objects.count() == 2
    assert [each.contact for each in suggest("müller", user=agent)] == [kept]
    assert list(contact.companies.all()) == [company]
