"""The pages show what one may see, page by key, and cost the same for one row and for three."""

import re
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from augenhoehe.customers.actions.save_company import add_company
from augenhoehe.customers.models import Company, Contact, Merge
from augenhoehe.customers.tests.cast import customers, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(client):
    user = person("agent")
    client.force_login(user)
    return user


def pages(company, contact):
    return [
        "/customers/",
        "/customers/add/",
        f"/customers/{company.pk}/",
        f"/customers/{company.pk}/change/",
        f"/customers/{company.pk}/merge/",
        "/customers/contacts/",
        "/customers/contacts/add/",
        f"/customers/contacts/{contact.pk}/",
        f"/customers/contacts/{contact.pk}/change/",
        f"/customers/contacts/{contact.pk}/merge/",
    ]


def test_every_page_shows_and_strangers_see_nothing(client, agent):
    [(company, contact)] = customers(agent)
    for page in pages(company, contact):
        assert client.get(page).status_code == 200, page
    for role in ("boss", "administrator", "observer"):
        client.force_login(person(role))
        for page in pages(company, contact):
            assert client.get(page).status_code in (403, 404), page
    client.logout()
    for page in pages(company, contact):
        assert client.get(page).status_code == 302, page


@pytest.mark.parametrize("page", ["/customers/", "/customers/contacts/", "company", "contact"])
def test_three_rows_cost_as_many_questions_as_one(client, agent, page):
    [(company, contact)] = customers(agent)
    url = {"company": company.get_absolute_url(), "contact": contact.get_absolute_url()}.get(
        page, page
    )

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(url).status_code == 200
        return len(seen)

    cost()
    one = cost()
    for other, person_ in customers(agent, 3):
        person_.companies.add(company)
        contact.companies.add(other)
    assert cost() == one <= 15


def test_a_list_pages_by_key_and_filters_in_its_address(client, agent):
    for n in range(60):
        add_company(f"Firma {n:02d}", contract_note="x" if n == 7 else "", by=agent)
    first = client.get("/customers/").content.decode()
    assert "Firma 49" in first and "Firma 50" not in first
    after = re.search(r"after=([\w-]+)", first)[1]
    second = client.get(f"/customers/?after={after}").content.decode()
    assert "Firma 50" in second and "Firma 59" in second and "Firma 49" not in second
    assert "Firma 07" in client.get("/customers/?only=contract").content.decode()
    assert "Firma 08" not in client.get("/customers/?only=contract").content.decode()
    assert "Firma 33" in client.get("/customers/?q=33").content.decode()
    for odd in ("after=x", "after=W3siaXMiOiAxfSwgIngiXQ", "q=%00", "only=y", "export=exe"):
        assert client.get(f"/customers/?{odd}").status_code == 200


def test_the_export_is_a_table_without_formulas(client, agent):
    add_company("=1+1", customer_number="K", by=agent)
    text = client.get("/customers/?export=csv").getvalue().decode("utf-8-sig")
    assert text.splitlines()[1].startswith("'=1+1;K;")
    book = load_workbook(BytesIO(client.get("/customers/?export=xlsx").content))
    assert [cell.value for cell in book.active[2]][:2] == ["'=1+1", "K"]
    assert "attachment" in client.get("/customers/contacts/?export=csv")["Content-Disposition"]


def test_a_contact_is_added_and_changed_on_the_page(client, agent):
    [(company, _contact)] = customers(agent)
    answer = client.post(
        f"/customers/contacts/add/?company={company.pk}",
        {"name": "Eva <b>Groß</b>", "email": "eva@x.de", "language": "de"},
    )
    eva = Contact.objects.get(name="Eva <b>Groß</b>")
    assert answer.url == eva.get_absolute_url() and list(eva.companies.all()) == [company]
    assert "<b>Groß" not in client.get(answer.url).content.decode()
    client.post(f"{answer.url}change/", {"name": "Eva Klein", "language": "en"})
    eva.refresh_from_db()
    assert eva.name == "Eva Klein" and eva.language == "en"
    client.post(f"{answer.url}address/add/", {"email": "e2@x.de"})
    client.post(f"{answer.url}address/remove/", {"email": "eva@x.de"})
    assert [row.email for row in eva.addresses.all()] == ["e2@x.de"]
    client.post(f"{answer.url}address/add/?email=eva@x.de")
    assert eva.addresses.count() == 2
    client.post(f"{answer.url}unlink/", {"company": company.pk})
    assert not eva.companies.exists()


def test_a_company_is_kept_on_the_page(client, agent):
    answer = client.post("/customers/add/", {"name": "Bau AG", "contract_note": "Alles drin"})
    company = Company.objects.get()
    assert answer.url == company.get_absolute_url()
    client.post(f"{answer.url}domain/add/", {"domain": "bau.example"})
    page = client.get(answer.url).content.decode()
    assert "bau.example" in page and "Alles drin" in page
    assert client.post(f"{answer.url}domain/add/", {"domain": "gmx.de"}).status_code == 409
    client.post(f"{answer.url}domain/remove/", {"domain": "bau.example"})
    assert not company.domains.exists()


def test_doubles_are_merged_on_the_page_and_lead_on(client, agent):
    (one, _a), (two, _b) = customers(agent, 2)
    assert "Musterbau 1" in client.get(f"/customers/{one.pk}/merge/?q=muster").content.decode()
    assert (
        client.post(f"/customers/{one.pk}/merge/", {"into": two.pk}).url == two.get_absolute_url()
    )
    assert client.get(one.get_absolute_url()).url == two.get_absolute_url()
    client.post(f"/customers/unmerge/{Merge.objects.get().pk}/")
    assert client.get(one.get_absolute_url()).status_code == 200
    assert client.post(f"/customers/{one.pk}/merge/", {"into": "x"}).status_code == 404


def test_who_may_not_change_is_turned_away(client):
    [(company, contact)] = customers(person("agent"))
    client.force_login(person("boss"))
    for url in (
        f"/customers/{company.pk}/change/",
        f"/customers/contacts/{contact.pk}/address/add/",
    ):
        assert client.post(url, {"name": "x", "email": "a@b.de"}).status_code in (403, 404)
    assert client.post("/customers/add/", {"name": "x"}).status_code == 403
