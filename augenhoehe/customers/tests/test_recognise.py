"""A sender is recognised by the address, the company by the domain; we ask, we never guess."""

import json
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from augenhoehe.base.together import gathered
from augenhoehe.customers import domains
from augenhoehe.customers.actions.recognise import expect_senders, recognise_sender
from augenhoehe.customers.models import Company, CompanyDomain, Contact, Represents

pytestmark = pytest.mark.django_db
BLNS = Path(__file__).parents[3] / "../shared/data/hostile/blns.json"


def test_an_unknown_sender_becomes_a_contact_and_its_domain_a_company():
    found = recognise_sender("Anna.Meier@Mail.Musterbau.de ", name=' "Anna  Meier" ')
    assert found.contact.name == "Anna Meier" and found.contact.language == "de"
    assert found.company.name == "musterbau.de" and found.company.is_unchecked
    assert recognise_sender("b@musterbau.de").company == found.company
    assert recognise_sender("anna.meier@mail.musterbau.de") == found
    assert Contact.objects.count() == 2 and Company.objects.count() == 1


def test_free_mail_never_forms_a_company():
    for address in ["a@gmx.at", "a@web.de", "a@yahoo.co.uk", "a@posteo.de", "a@t-online.de"]:
        assert recognise_sender(address).companies == ()
    assert not Company.objects.exists()


@pytest.mark.parametrize("address", ["", "nobody", None, "@", "x" * 300 + "@a.de"])
def test_what_is_no_address_is_nobody(address):
    assert recognise_sender(address).contact is None


@pytest.mark.parametrize(
    "address", ["a@localhost", "a@[127.0.0.1]", "a@1.2.3.4", "a@-x-.de", "a@de"]
)
def test_what_is_no_domain_forms_no_company(address):
    assert recognise_sender(address).companies == ()


def test_colleagues_and_machines_form_no_company_but_are_recognised_by_one():
    assert recognise_sender("a@bau.example", forms_company=False).company is None
    company = Company.objects.create(name="Bau", created_at=timezone.now())
    CompanyDomain.objects.create(company=company, domain="bau.example")
    assert recognise_sender("b@bau.example", forms_company=False).company == company
    assert recognise_sender("a@bau.example", forms_company=False).company == company


def test_who_writes_for_several_is_asked_never_guessed():
    found = recognise_sender("steuer@kanzlei.example")
    other = Company.objects.create(name="Andere", created_at=timezone.now())
    Represents.objects.create(contact=found.contact, company=other)
    again = recognise_sender("steuer@kanzlei.example")
    assert again.company is None and set(again.companies) == {found.company, other}


def test_the_nearest_domain_wins():
    whole = recognise_sender("a@uni.example").company
    part = Company.objects.create(name="Institut", created_at=timezone.now())
    CompanyDomain.objects.create(company=part, domain="institut.uni.example")
    assert recognise_sender("b@x.institut.uni.example").company == part
    assert recognise_sender("b@klinik.uni.example").company == whole


def test_a_known_sender_costs_two_questions(django_assert_num_queries):
    recognise_sender("a@bau.example")
    with django_assert_num_queries(2):
        recognise_sender("a@bau.example")
    recognise_sender("a@gmx.de")
    with django_assert_num_queries(2):
        recognise_sender("a@gmx.de")


def test_a_batch_that_was_looked_ahead_forms_each_company_once(django_assert_num_queries):
    known = recognise_sender("a@bau.example").company
    emails = ["b@bau.example", "c@neu.example", "d@post.neu.example", "e@gmx.de"]
    with transaction.atomic(), gathered():
        with django_assert_num_queries(2):
            expect_senders(emails)
        found = [recognise_sender(email).company for email in emails]
    assert found[0] == known and found[1] == found[2] and found[3] is None
    assert [one.name for one in Company.objects.order_by("pk")] == ["bau.example", "neu.example"]


def test_naughty_names_and_addresses_are_taken():
    if not BLNS.exists():
        pytest.skip("shared data is not here")
    for text in json.loads(BLNS.read_text()):
        recognise_sender(f"{text}@bau.example", name=text)
        recognise_sender(text, name=text)


@pytest.mark.parametrize(
    "domain, name",
    [
        ("mail.bau.de", "bau.de"),
        ("x.y.co.uk", "y.co.uk"),
        ("co.uk", ""),
        ("de", ""),
        ("a.de", "a.de"),
    ],
)
def test_the_registered_name_of_a_domain(domain, name):
    assert domains.registered_name(domain) == name
