"""Which service promise applies to a company on a day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from augenhoehe.catalogue.actions.retire import retire_promise
from augenhoehe.catalogue.actions.write import Said, rewrite_promise
from augenhoehe.catalogue.models import Product
from augenhoehe.catalogue.tests.promising import make_promise
from augenhoehe.customers.actions.merge import merge_companies
from augenhoehe.customers.actions.save_company import add_company
from augenhoehe.customers.models import Agreement
from augenhoehe.customers.promises import promise_for
from augenhoehe.people.tests.cast import make_cast

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def lead():
    return make_cast().lead


@pytest.fixture
def company(lead):
    return add_company(name="Musterbau GmbH", by=lead)


def agreed(company, promise, since=date(2026, 1, 1), until=None):
    return Agreement.objects.create(
        company=company, promise=promise, agreed_on=since, ended_on=until
    )


def applying(company=None, product=None, on=DAY):
    return promise_for(company, product_id=product and product.pk, on=on)


def test_without_any_promise_none_applies(company):
    assert applying(company) is None


def test_the_products_own_promise_comes_before_the_one_of_the_house(lead):
    product = Product.objects.create(name_de="Lohn")
    house, own = make_promise(lead), make_promise(lead, product=product)
    assert applying(product=product).promise == own
    assert applying().promise == house
    assert "Lohn" in applying(product=product).why


def test_what_was_agreed_comes_before_what_holds_for_all(lead, company):
    product = Product.objects.create(name_de="Lohn")
    make_promise(lead, product=product)
    special = make_promise(lead, title="Premium", is_agreed=True)
    agreed(company, special)
    assert applying(company, product).promise == special
    assert "Musterbau GmbH" in applying(company, product).why
    assert applying(None, product).promise != special


def test_an_agreement_counts_from_its_first_day_until_it_ends(lead, company):
    special = make_promise(lead, is_agreed=True)
    agreed(company, special, since=date(2026, 2, 1), until=date(2026, 4, 1))
    on = {
        day: bool(applying(company, on=day)) for day in (date(2026, 1, 31), DAY, date(2026, 4, 1))
    }
    assert list(on.values()) == [False, True, False]


def test_what_was_agreed_with_a_company_merged_into_it_counts(lead, company):
    special = make_promise(lead, is_agreed=True)
    double = add_company(name="Muster Bau", by=lead)
    agreed(double, special)
    merge_companies(double, into=company, by=lead)
    double.refresh_from_db()
    assert applying(company).promise == applying(double).promise == special


def test_the_version_of_the_day_counts(lead):
    today = timezone.localdate()
    promise = make_promise(lead)
    new = Said(valid_from=today, texts={"included_de": "Mehr"})
    rewrite_promise(promise, names={"title_de": "Zusage"}, said=new, seen=1, by=lead)
    assert applying(on=today).version.number == 2
    assert applying(on=today - timedelta(days=1)).version.number == 1


def test_a_retired_promise_counts_for_what_came_before(lead):
    promise, today = make_promise(lead), timezone.localdate()
    retire_promise(promise, by=lead)
    assert applying(on=today) is None
    assert applying(on=today - timedelta(days=1)).promise == promise
