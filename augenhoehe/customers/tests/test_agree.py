"""A service promise is agreed with a company by the lead, once for the same, and ends."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.catalogue.actions.retire import retire_promise
from augenhoehe.catalogue.models import Product
from augenhoehe.catalogue.tests.promising import LONG_AGO, make_promise
from augenhoehe.customers.actions.agree import agree_promise, end_agreement, resume_agreement
from augenhoehe.customers.actions.save_company import add_company
from augenhoehe.customers.models import Agreement
from augenhoehe.people.tests.cast import make_cast, signed_in

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def company(cast):
    return add_company(name="Musterbau GmbH", by=cast.lead)


def agree(company, promise, cast):
    return agree_promise(company, promise=promise, agreed_on=DAY, by=cast.lead)


def refused(code, act):
    before = Agreement.objects.filter(ended_on=None).count()
    with pytest.raises(Refused) as refusal:
        act()
    assert refusal.value.code == code
    assert Agreement.objects.filter(ended_on=None).count() == before


def test_it_is_agreed_ended_and_taken_back(cast, company):
    agreement = agree(company, make_promise(cast.lead, is_agreed=True), cast)
    end_agreement(agreement, by=cast.lead)
    refused("agreement.ended", lambda: end_agreement(agreement, by=cast.lead))
    resume_agreement(agreement, by=cast.lead)
    refused("agreement.running", lambda: resume_agreement(agreement, by=cast.lead))


def test_only_one_promise_is_agreed_for_the_same(cast, company):
    first, second = (make_promise(cast.lead, is_agreed=True) for _ in "12")
    agreement = agree(company, first, cast)
    refused("agreement.twice", lambda: agree(company, first, cast))
    refused("agreement.overlap", lambda: agree(company, second, cast))
    product = Product.objects.create(name_de="Lohn")
    agree(company, make_promise(cast.lead, is_agreed=True, product=product), cast)
    end_agreement(agreement, by=cast.lead)
    agree(company, second, cast)
    refused("agreement.overlap", lambda: resume_agreement(agreement, by=cast.lead))


def test_what_holds_for_all_is_retired_or_over_is_not_agreed(cast, company):
    refused("agreement.general", lambda: agree(company, make_promise(cast.lead), cast))
    retired = make_promise(cast.lead, is_agreed=True)
    retire_promise(retired, by=cast.lead)
    refused("agreement.retired", lambda: agree(company, retired, cast))
    yesterday = timezone.localdate() - timedelta(days=1)
    over = make_promise(cast.lead, is_agreed=True, valid=(LONG_AGO, yesterday))
    refused("agreement.over", lambda: agree(company, over, cast))


def test_the_lead_notes_it_on_the_companys_page(cast, company):
    promise = make_promise(cast.lead, title="Premium", is_agreed=True)
    lead, url = signed_in(cast.lead), f"/customers/{company.pk}/"
    lead.post(f"{url}agree/", {"promise": promise.pk, "agreed_on": "2026-01-01"})
    assert "Premium" in lead.get(url).content.decode()
    assert "Musterbau" in lead.get(f"/catalogue/promises/{promise.pk}/").content.decode()
    again = lead.post(f"{url}agree/", {"promise": promise.pk, "agreed_on": "2026-01-01"})
    assert "agreed already" in str(again.context["form"].errors["promise"])
    lead.post(f"/customers/agreements/{Agreement.objects.get().pk}/end/")
    assert Agreement.objects.get().ended_on == timezone.localdate()


def test_agents_see_it_and_do_not_change_it(cast, company):
    promise = make_promise(cast.lead, title="Premium", is_agreed=True)
    agreement = agree(company, promise, cast)
    alice = signed_in(cast.alice)
    assert "Premium" in alice.get(f"/customers/{company.pk}/").content.decode()
    assert alice.get(f"/customers/{company.pk}/agree/").status_code == 403
    assert alice.post(f"/customers/agreements/{agreement.pk}/end/").status_code == 403
    admin = signed_in(cast.admin).get(f"/catalogue/promises/{promise.pk}/").content.decode()
    assert "Musterbau" not in admin
