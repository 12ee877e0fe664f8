"""Rows of erased people and companies stay for the counts and say nothing."""

import pytest
from django.utils import timezone

from augenhoehe.customers.actions.domain import add_domain
from augenhoehe.customers.actions.erase import erase_companies
from augenhoehe.customers.actions.recognise import company_by_domain
from augenhoehe.customers.models import Company, Represents
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets.tests.cast import make_contact


@pytest.fixture
def cast(db):
    return make_cast()


def test_an_erased_company_has_no_name_no_number_and_recognises_nobody(cast):
    company = make_contact(company="Quittenbau GmbH").company
    add_domain(company, domain="quittenbau.example", by=cast.lead)
    Company.objects.update(customer_number="K1", contract_note="geheim")
    assert erase_companies([company.pk], by=cast.lead) == 1
    company.refresh_from_db()
    assert "Quitten" not in company.name and company.customer_number == company.contract_note == ""
    assert company_by_domain("neu@quittenbau.example") is None
    assert not Represents.objects.exists()


def test_what_is_erased_already_is_not_erased_again(cast):
    now = timezone.now()
    gone = Company.objects.create(name="weg", created_at=now, erased_at=now)
    assert erase_companies([gone.pk], by=cast.lead) == 0
    assert Company.objects.get().erased_at == now
