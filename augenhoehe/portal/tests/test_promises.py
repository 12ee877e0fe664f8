"""Everybody may read what we promise everybody, without signing in and without script."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.catalogue.models import Product
from augenhoehe.catalogue.tests.promising import LONG_AGO, make_promise
from augenhoehe.people.tests.cast import make_cast

pytestmark = pytest.mark.django_db
SAID = {
    "is_public": True,
    "texts": {
        "included_de": "Hilfe am Telefon",
        "included_en": "Help by phone",
        "impossible_de": "Anrufe bei Nacht; wir rufen zurück",
        "complain_de": "Schreiben Sie an <leitung@haus.example>.",
    },
    "extras": ({"what_de": "Schulung", "cents": 123450, "per_de": "je Tag"},),
}


def read(query="", language="de"):
    return Client(headers={"accept-language": language}).get(f"/public/promises/{query}")


def test_what_is_public_and_holds_today_is_shown_in_both_languages():
    lead, today = make_cast().lead, timezone.localdate()
    make_promise(lead, title="Für alle", title_en="For all", said=SAID)
    hidden = {
        "Intern": {"said": SAID | {"is_public": False}},
        "Vorbei": {"said": SAID, "valid": (LONG_AGO, today - timedelta(days=1))},
        "Später": {"said": SAID, "valid": (today + timedelta(days=1), None)},
        "Vereinbart": {"said": SAID | {"is_public": False}, "is_agreed": True},
    }
    for title, more in hidden.items():
        product = Product.objects.create(name_de=title)
        make_promise(lead, title=title, product=product, **more)
    text = read().content.decode()
    for words in (
        "Für alle",
        "Hilfe am Telefon",
        "1.234,50\u00a0€",
        "je Tag",
        "mailto:leitung@haus.example",
    ):
        assert words in text
    assert not any(title in text for title in hidden)
    assert "Help by phone" in read("?lang=en").content.decode()
    assert "For all" in read(language="en").content.decode()


def test_a_retired_promise_disappears_and_an_empty_page_says_so():
    promise = make_promise(make_cast().lead, title="Alt", said=SAID)
    promise.retired_on = date(2021, 1, 1)
    promise.save()
    page = read("?lang=xx%00")
    assert page.status_code == 200 and "Alt" not in page.content.decode()
    assert "<script" not in page.content.decode().split("<main")[1].split("</main>")[0]
