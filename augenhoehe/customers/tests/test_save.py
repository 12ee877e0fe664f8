"""Contacts and companies are added, changed, joined and taken apart; refusals write nothing."""

import json
from pathlib import Path

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.customers.actions.address import add_address, note_bounce, remove_address
from augenhoehe.customers.actions.domain import add_domain, remove_domain
from augenhoehe.customers.actions.merge import merge_companies, merge_contacts, undo_merge
from augenhoehe.customers.actions.recognise import recognise_sender
from augenhoehe.customers.actions.represent import link_company, unlink_company
from augenhoehe.customers.actions.save_company import add_company, change_company
from augenhoehe.customers.actions.save_contact import add_contact, change_contact
from augenhoehe.customers.models import Company, Contact, ContactAddress
from augenhoehe.customers.queries import same_ids, suggest
from augenhoehe.customers.tests.cast import customers, person
from augenhoehe.journal.models import Entry
from augenhoehe.search.queries import find

pytestmark = pytest.mark.django_db
BLNS = Path(__file__).parents[3] / "../shared/data/hostile/blns.json"


@pytest.fixture
def agent():
    return person("agent")


def refused(code, function, *args, **kwargs):
    before = Entry.objects.count()
    with pytest.raises(Refused) as refusal:
        function(*args, **kwargs)
    assert refusal.value.code == code and Entry.objects.count() == before


def test_an_address_belongs_to_one_person(agent):
    one = add_contact("A", email="a@x.de", by=agent)
    refused("address.taken", add_contact, "B", email="A@X.de", by=agent)
    two = add_contact("B", by=agent)
    refused("address.taken", add_address, two, email="a@x.de", by=agent)
    refused("address.broken", add_address, two, email="nonsense", by=agent)
    remove_address(one, email="a@x.de", by=agent)
    refused("address.gone", remove_address, one, email="a@x.de", by=agent)
    add_address(two, email="a@x.de", by=agent)
    note_bounce("A@x.de")
    assert ContactAddress.objects.get().bounced_at


def test_a_changed_name_is_found_and_the_old_one_is_not(agent):
    contact = add_contact("Alt", by=agent)
    change_contact(contact, name="Neumann", phone="0171 5555", by=agent)
    assert suggest("neum", user=agent) and not suggest("alt ", user=agent)
    assert find("neumann", scopes=["everyone"]) and not find("alt ", scopes=["everyone"])


def test_nameless_is_refused(agent):
    refused("contact.nameless", add_contact, " \n ", by=agent)
    refused("company.nameless", add_company, "", by=agent)


def test_a_company_that_was_named_counts_as_checked(agent):
    company = recognise_sender("a@bau.example").company
    change_company(company, name="Bau AG", by=agent)
    company.refresh_from_db()
    assert not company.is_unchecked and recognise_sender("b@bau.example").company == company


def test_domains_are_checked(agent):
    one, two = add_company("Eins", by=agent), add_company("Zwei", by=agent)
    add_domain(one, domain="www.Bau.example", by=agent)
    assert recognise_sender("x@bau.example").company == one
    refused("domain.taken", add_domain, two, domain="bau.example", by=agent)
    refused("domain.free", add_domain, two, domain="gmx.de", by=agent)
    refused("domain.broken", add_domain, two, domain="kein name", by=agent)
    remove_domain(one, domain="bau.example", by=agent)
    refused("domain.gone", remove_domain, one, domain="bau.example", by=agent)


def test_links_are_noted_once(agent):
    [(company, contact)] = customers(agent)
    refused("contact.linked", link_company, contact, company=company, by=agent)
    unlink_company(contact, company=company, by=agent)
    refused("contact.unlinked", unlink_company, contact, company=company, by=agent)
    link_company(contact, company=company, by=agent)


def test_contacts_are_merged_and_taken_apart(agent):
    (_c0, one), (company, two) = customers(agent, 2)
    merge = merge_contacts(two, into=one, by=agent)
    assert recognise_sender("jm1@bau1.example").contact == one
    assert set(same_ids(one)) == {one.pk, two.pk}
    assert [s.contact for s in suggest("müller", user=agent)] == [one]
    assert company in one.companies.all()
    refused("merge.gone", merge_contacts, two, into=one, by=agent)
    refused("merge.same", merge_contacts, one, into=one, by=agent)
    undo_merge(merge, by=agent)
    assert recognise_sender("jm1@bau1.example").contact == two
    assert list(two.companies.all()) == [company] and company not in one.companies.all()
    refused("merge.undone", undo_merge, merge, by=agent)


def test_companies_are_merged_and_taken_apart(agent):
    one = add_company("Bau AG", by=agent)
    two = recognise_sender("a@bau.example").company
    merge = merge_companies(two, into=one, by=agent)
    assert recognise_sender("a@bau.example").company == one
    assert recognise_sender("b@bau.example").company == one
    undo_merge(merge, by=agent)
    assert recognise_sender("a@bau.example").company == two


def test_naughty_strings_are_kept_as_they_are_or_refused(agent):
    if not BLNS.exists():
        pytest.skip("shared data is not here")
    for text in json.loads(BLNS.read_text()):
        try:
            contact = add_contact(text, phone=text, position=text, by=agent)
            company = add_company(text, customer_number=text, contract_note=text, by=agent)
        except Refused:
            continue
        suggest(text, user=agent)
        assert contact.name and company.name
    assert Contact.objects.count() > 400 and Company.objects.count() > 400
