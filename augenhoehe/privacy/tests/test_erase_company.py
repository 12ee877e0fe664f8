"""A company is erased with the people who write for it alone; the counts stay."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.customers.actions.merge import merge_companies, undo_merge
from augenhoehe.customers.models import Company, CompanyDomain, Contact, Represents
from augenhoehe.customers.queries import suggest
from augenhoehe.files.models import Blob
from augenhoehe.people.actions.follow_up import set_follow_up
from augenhoehe.people.models import FollowUp
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.privacy import jobs
from augenhoehe.privacy.actions.erase import (
    ask_for_company_erasure,
    ask_for_erasure,
    erase,
    withdraw_erasure,
)
from augenhoehe.privacy.actions.erase_company import erase_company
from augenhoehe.privacy.models import Erasure
from augenhoehe.privacy.tests.test_erase import counted
from augenhoehe.search.queries import find
from augenhoehe.search.scopes import scopes_of
from augenhoehe.tickets.actions.index import index_ticket
from augenhoehe.tickets.models import Message, Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def firm(cast):
    """Quittenbau: Mia writes for it alone, Udo for another one, too; and a concern of nobody."""
    mia = make_contact("Mia Quitte", company="Quittenbau GmbH")
    udo = make_contact("Udo Beide", company="Quittenbau GmbH")
    company = mia.company
    Company.objects.filter(pk=company.pk).update(customer_number="K4711", contract_note="geheim")
    CompanyDomain.objects.create(company=company, domain="quittenbau.example")
    other = Company.objects.create(name="Andere AG", created_at=timezone.now())
    Represents.objects.create(contact=udo, company=other)
    for contact in (mia, udo):
        index_ticket(make_ticket(cast.technical, subject="Kessel", contact=contact).pk, whole=True)
    nobody = make_ticket(cast.technical, subject="Anruf der Firma")
    Ticket.objects.filter(pk=nobody.pk).update(company=company)
    due = timezone.now() + timedelta(days=1)
    set_follow_up(company, due_at=due, note="Chefin heißt Quitte", by=cast.alice)
    return Company.objects.get(pk=company.pk)


def erase_now(firm, by):
    Blob.objects.update(stored_at=timezone.now() - timedelta(hours=1))
    erasure = ask_for_company_erasure(firm, by=by)
    erase_company(erasure, by="worker")
    return Erasure.objects.get(pk=erasure.pk)


def test_the_company_and_its_own_people_are_gone_and_the_counts_stay(cast, firm):
    before, companies = counted(), Company.objects.count()
    erasure = erase_now(firm, cast.lead)
    assert counted() == before and Company.objects.count() == companies
    firm.refresh_from_db()
    assert firm.erased_at and "Quitte" not in firm.name
    assert firm.customer_number == firm.contract_note == "" and not firm.domains.exists()
    mia, udo = Contact.objects.order_by("pk")
    assert mia.erased_at and not udo.erased_at and udo.name == "Udo Beide"
    assert [one.name for one in udo.companies.all()] == ["Andere AG"]
    assert Ticket.objects.filter(company=firm).count() == 3
    assert list(Ticket.objects.filter(contact=udo).values_list("subject", flat=True)) == ["Kessel"]
    blanked = Ticket.objects.filter(company=firm).exclude(contact=udo)
    assert not Message.objects.filter(ticket__in=blanked).exclude(text="").exists()
    assert not FollowUp.objects.exclude(note="").exists()
    assert erasure.done_at and erasure.counts["contacts"] == 1 and erasure.counts["tickets"] == 2


def test_it_is_found_by_nobody(cast, firm):
    erase_now(firm, cast.lead)
    assert suggest("quittenbau", user=cast.alice) == []
    assert find("quittenbau", scopes=scopes_of(cast.lead)) == []
    assert signed_in(cast.lead).get(firm.get_absolute_url()).status_code == 404


def test_merged_into_it_goes_with_it_and_cannot_be_taken_apart_again(cast, firm):
    double = Company.objects.create(name="Quittenbau alt", created_at=timezone.now())
    merge = merge_companies(double, into=firm, by=cast.lead)
    erase_now(firm, cast.lead)
    double.refresh_from_db()
    assert double.erased_at and "Quitte" not in double.name
    with pytest.raises(Refused):
        undo_merge(merge, by=cast.lead)


def test_it_can_be_taken_back_for_a_moment_and_is_asked_once(cast, firm):
    erasure = ask_for_company_erasure(firm, by=cast.lead)
    with pytest.raises(Refused):
        ask_for_company_erasure(firm, by=cast.lead)
    withdraw_erasure(erasure, by=cast.lead)
    erase_company(Erasure.objects.get(), by="worker")
    firm.refresh_from_db()
    assert not firm.erased_at and Contact.objects.filter(erased_at=None).count() == 2


def test_a_crash_in_between_is_made_up_for(cast, firm):
    mia = Contact.objects.get(name="Mia Quitte")
    erase(ask_for_erasure(mia, by=cast.lead), by="worker")
    erasure = erase_now(firm, cast.lead)
    assert erasure.done_at and erasure.counts["contacts"] == 0
    assert erase_company(erasure, by="worker") == set()
    assert Erasure.objects.get(pk=erasure.pk).done_at == erasure.done_at


def test_the_page_says_what_changes_and_only_the_lead_gets_there(cast, firm):
    path = f"/privacy/company/{firm.pk}/"
    for other in (cast.alice, cast.admin, cast.observer):
        assert signed_in(other).get(path).status_code in (403, 404)
        assert signed_in(other).post(f"{path}erase/").status_code in (403, 404)
    lead = signed_in(cast.lead)
    assert path in lead.get(firm.get_absolute_url()).content.decode()
    page = lead.get(path).content.decode()
    assert "Udo Beide" in page and "Mia Quitte" in page
    assert lead.post(f"{path}erase/").status_code == 302
    assert Erasure.objects.get().company_id == firm.pk
    lead.get("/privacy/")
    overview = lead.get("/privacy/").content.decode()
    assert f"Company {firm.pk}" in overview and "Quittenbau" not in overview


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_it_and_leaves_no_byte_in_the_database_file(tmp_path):
    cast = make_cast()
    mia = make_contact("Mia Quitte", company="Quittenbau GmbH")
    erasure = ask_for_company_erasure(mia.company, by=cast.lead)
    jobs.erase(erasure.pk)
    assert Erasure.objects.get(pk=erasure.pk).done_at
    path = Path(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        assert b"Quittenbau" not in path.read_bytes()
