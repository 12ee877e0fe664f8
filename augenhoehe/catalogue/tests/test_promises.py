"""The pages of service promises: everybody in the house reads, lead and administrators write."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from augenhoehe.base.offers import NEEDS
from augenhoehe.catalogue import rules
from augenhoehe.catalogue.models import Product, ServicePromise
from augenhoehe.catalogue.tests.promising import LONG_AGO, make_promise
from augenhoehe.people.tests.cast import make_cast, signed_in

pytestmark = pytest.mark.django_db
LIST = "/catalogue/promises/"
FORM = {
    "title_de": "Lohn mit Ruhe",
    "title_en": "Calm payroll",
    "valid_from": "2026-01-01",
    "included_de": "Hilfe am Telefon\nFehler beheben",
    "costs_de": "Schulung: 480,00 € je Tag\nUmzug: nach Angebot",
    "costs_en": "Training: 480.00 € per day\nMove: by quotation",
    "impossible_de": "Fremde Programme; wir nennen den Hersteller",
}


@pytest.fixture
def cast():
    return make_cast()


def text_of(client, url):
    return client.get(url).content.decode()


def test_a_promise_is_written_read_and_rewritten(cast):
    lead = signed_in(cast.lead)
    answer = lead.post(f"{LIST}write/", FORM, follow=True)
    text = answer.content.decode()
    assert "480.00\u00a0€" in text and "per day" in text and "Instead:" in text
    promise = ServicePromise.objects.get()
    form = lead.get(f"{LIST}{promise.pk}/rewrite/").context["form"]
    shown = {name: form[name].value() or "" for name in form.fields}
    assert shown["costs_de"].splitlines() == FORM["costs_de"].splitlines()
    changed = shown | {"included_de": "Weniger", "valid_from": str(timezone.localdate())}
    lead.post(f"{LIST}{promise.pk}/rewrite/", changed)
    assert "Weniger" in text_of(lead, f"{LIST}{promise.pk}/")
    assert "Fehler beheben" in text_of(lead, f"{LIST}{promise.pk}/versions/1/")


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"costs_de": "Schulung: teuer"}, "costs_de", "Line 1 says no price"),
        ({"costs_en": "Training: 99.00 €\nMove: by quotation"}, "costs_en", "another price"),
        ({"costs_en": "Training: 480.00 €"}, "costs_en", " lines in German"),
        ({"impossible_en": "a\nb"}, "impossible_en", " lines in German"),
        ({"valid_to": "2025-01-01"}, "valid_to", "before it begins"),
        ({"valid_from": ""}, "valid_from", ""),
        ({"is_agreed": "on", "is_public": "on"}, "is_public", "public page"),
        ({"title_de": "", "title_en": ""}, "title_de", "title"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_what_was_typed_stays(cast, wrong, field, words):
    answer = signed_in(cast.lead).post(f"{LIST}write/", FORM | wrong)
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert "Fehler beheben" in answer.content.decode()
    assert not ServicePromise.objects.exists()


def test_an_overlap_names_the_other_promise(cast):
    make_promise(cast.lead, title="Für alle")
    answer = signed_in(cast.lead).post(f"{LIST}write/", FORM)
    assert "“Für alle”" in str(answer.context["form"].errors["valid_from"])


def test_agents_read_and_do_not_write(cast):
    promise = make_promise(cast.lead)
    alice = signed_in(cast.alice)
    assert alice.get(f"{LIST}{promise.pk}/").status_code == 200
    for verb in ("rewrite", "extend", "retire", "restore"):
        assert alice.post(f"{LIST}{promise.pk}/{verb}/", FORM).status_code == 403
    assert alice.post(f"{LIST}write/", FORM).status_code == 403
    assert "write/" not in text_of(alice, LIST)


def test_the_list_is_searched_filtered_and_exported(cast):
    lohn = Product.objects.create(name_de="Lohnlauf")
    make_promise(cast.lead, title="Aaa", product=lohn, said={"is_public": True})
    make_promise(
        cast.lead, title="Bbb", is_agreed=True, said={"texts": {"impossible_de": "Nachtarbeit"}}
    )
    tomorrow = timezone.localdate() + timedelta(days=1)
    make_promise(cast.lead, title="Ccc", valid=(tomorrow, None))
    past = timezone.localdate() - timedelta(days=1)
    make_promise(cast.lead, title="Ddd", valid=(LONG_AGO, past))
    lead = signed_in(cast.lead)

    def titles(query):
        return [str(one) for one, *_rest in lead.get(f"{LIST}?{query}").context["lines"]]

    assert titles("") == ["Aaa", "Bbb", "Ccc", "Ddd"]
    assert titles(f"product={lohn.pk}") == titles("public=1") == ["Aaa"]
    assert titles("kind=agreed") == titles("q=nachtarb") == ["Bbb"]
    assert (titles("state=coming"), titles("state=ended")) == (["Ccc"], ["Ddd"])
    assert titles("state=retired") == titles("q=%00zzz") == []
    table = b"".join(lead.get(f"{LIST}?export=csv&state=valid")).decode()
    assert "Aaa" in table and "Ccc" not in table
    assert lead.get(f"{LIST}?export=xlsx").status_code == 200


def test_the_list_costs_as_many_questions_with_three_as_with_one(cast):
    lead = signed_in(cast.lead)
    make_promise(cast.lead, title="A", is_agreed=True)
    counts = []
    for title in "BC":
        lead.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            lead.get(LIST)
        counts.append(len(asked))
        make_promise(cast.lead, title=title, is_agreed=True)
    assert counts[0] == counts[1] <= 12


def test_a_promise_that_ends_comes_up_on_its_owners_day(cast):
    soon = timezone.localdate() + timedelta(days=10)
    mine = make_promise(cast.lead, valid=(LONG_AGO, soon), owner=cast.lead)
    product = Product.objects.create(name_de="Lohn")
    make_promise(
        cast.lead, product=product, valid=(LONG_AGO, soon + timedelta(days=30)), owner=cast.lead
    )
    own = make_promise(cast.lead, valid=(LONG_AGO, soon), is_agreed=True, owner=cast.alice)

    def needs(user):
        page = signed_in(user).get("/").content.decode()
        return [
            pk for pk in (mine.pk, own.pk) if f"{LIST}{pk}/" in page
        ], f"{own.pk}/extend/" in page

    assert "catalogue.ending" in NEEDS
    assert needs(cast.lead) == ([mine.pk], False)
    assert needs(cast.alice) == ([own.pk], False)


def test_whoever_has_no_role_sees_no_promise(cast):
    make_promise(cast.lead)
    cast.alice.grants.all().delete()
    stranger = type(cast.alice).objects.get(pk=cast.alice.pk)
    assert not rules.promises_visible_to(stranger).exists()
    assert signed_in(stranger).get(LIST).status_code == 403
