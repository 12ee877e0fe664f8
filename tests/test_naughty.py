"""Every text field a person can type into, with strings that break software: never an error.

The forms are read off the pages, so that a new field is typed into as soon as it is there.
"""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from augenhoehe.catalogue.models import Topic
from augenhoehe.customers.models import Company
from augenhoehe.people.models import Touchpoint, TouchpointKind
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

LIST = Path(__file__).parents[1] / "../shared/data/hostile/blns.json"
PAGES = [
    "/tickets/", "/tickets/{ticket}/", "/tickets/{ticket}/?compose=note",
    "/tickets/{ticket}/?compose=forward", "/tickets/{ticket}/hand-over/",
    "/tickets/{ticket}/promise/", "/tickets/{ticket}/ask/", "/tickets/{ticket}/call/",
    "/tickets/notices/", "/tickets/new/", "/tickets/collectives/", "/intake/reception/",
    "/customers/", "/customers/add/", "/customers/{company}/", "/customers/{company}/change/",
    "/customers/contacts/add/", "/customers/contacts/{contact}/", "/solutions/", "/solutions/add/",
    "/catalogue/topics/add/", "/people/invite/", "/people/me/", "/people/department/",
    "/people/teams/new/", "/people/teams/{team}/", "/people/touchpoints/new/",
    "/servicelevels/calendars/add/", "/mail/new/", "/mail/blocked/", "/mail/outbox/",
    "/search/", "/privacy/", "/journal/all/", "/public/form/hilfe/", "/public/s/{key}/",
]  # fmt: skip
EACH = 15
TYPED = {"text", "search", "email", "tel", "url", "number", "date", "datetime-local", "hidden", ""}


class Forms(HTMLParser):
    """The forms of a page: (action, method, [(name, kind, value)])."""

    def __init__(self, page):
        super().__init__()
        self.forms, self.select = [], None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.forms.append((given.get("action") or "", given.get("method", "get"), []))
        elif self.forms and given.get("name") and tag in ("input", "textarea", "button"):
            kind = given.get("type", "") if tag == "input" else tag
            self.forms[-1][2].append((given["name"], kind, given.get("value") or ""))
        elif tag == "select" and self.forms:
            self.select = given.get("name")
        elif tag == "option" and self.select and given.get("value"):
            self.forms[-1][2].append((self.select, "option", given["value"]))
            self.select = None


def filled(fields, text):
    """Text where one types, the given value elsewhere."""
    data = {}
    for name, kind, value in fields:
        typed = kind in TYPED - {"hidden"} or kind == "textarea" or name in ("html", "q")
        if name == "website" or kind == "file":
            continue
        data.setdefault(name, text if typed else value)
    return data


@pytest.fixture
def places(db):
    cast = make_cast()
    contact = make_contact(company="Muster GmbH")
    ticket = make_ticket(cast.technical, contact=contact)
    Topic.objects.create(name_de="Tee")
    Touchpoint.objects.create(
        name="Hilfe", kind=TouchpointKind.FORM, team=cast.technical, slug="hilfe"
    )
    found = {"ticket": ticket.pk, "key": ticket.status_key, "contact": contact.pk}
    return cast, found | {"company": Company.objects.get().pk, "team": cast.technical.pk}


@pytest.mark.parametrize("number", range(len(PAGES)), ids=PAGES)
def test_no_text_field_breaks(places, number):
    if not LIST.exists():
        pytest.skip("the big list of naughty strings is not on this machine")
    cast, names = places
    address = PAGES[number].format(**names)
    door = Client() if address.startswith("/public/") else signed_in(cast.lead)
    page = door.get(address)
    assert page.status_code == 200, address
    strings = json.loads(LIST.read_text())
    for step in range(EACH):
        text = strings[(number * EACH + step) % len(strings)]
        for action, method, fields in Forms(page.content.decode()).forms:
            if "sign" in action or "logout" in action or "/account/" in action:
                continue
            cache.clear()
            send = door.post if method.lower() == "post" else door.get
            answer = send(action or address, filled(fields, text))
            assert answer.status_code < 500, (action or address, text)
