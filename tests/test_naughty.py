"""Every text field a person can type into, with strings that break software: never an error.

The pages and doors come from the register that holds all of them (`tests/doors`), the forms are
read off the pages: a new field is typed into as soon as it is there, and one that stands on no
page is found.
"""

import json
from contextlib import contextmanager
from itertools import chain, cycle, islice
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction

from augenhoehe.people.tests.cast import make_cast
from tests.typing import (
    Page,
    at_the_door,
    doors_by_room,
    filled,
    form_classes,
    forms_of,
    is_typed,
    names_that_doors_read,
    text_fields,
)

LIST = Path(__file__).parents[1] / "../shared/data/hostile/blns.json"
EACH = 2
PAGES, POSTS = doors_by_room("GET"), doors_by_room("POST")
# Shown in the answer to what was posted, or by a survey for a list only; typed into as doors are.
NOT_ON_A_PAGE = {
    "augenhoehe.solutions.forms.FromTextForm: fits_when",
    "augenhoehe.surveys.gate_forms.AudienceForm: emails",
    # Only where the full form is on, and in a private space that is open; their rooms type there.
    "augenhoehe.reviews.full_forms.DrawForm: from_on",
    "augenhoehe.reviews.full_forms.DrawForm: until_on",
    "augenhoehe.quiet.forms.ShareForm: text",
}


@pytest.fixture(scope="module")
def strings():
    """The list, as something that goes on for ever: each door gets the next few."""
    if not LIST.exists():
        pytest.skip("the big list of naughty strings is not on this machine")
    return cycle(json.loads(LIST.read_text()))


@pytest.fixture
def cast(db):
    return make_cast()


@contextmanager
def taken_back():
    """What is done within is taken back, so that the next door finds the same house."""
    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("room", PAGES)
def test_no_text_field_breaks(strings, cast, room):
    for name in PAGES[room]:
        with taken_back():
            for client, address in at_the_door(name, cast):
                type_into(client, address, strings)


def type_into(client, address, strings):
    """Type into each form of a page in which one can type."""
    for action, method, fields in forms_of(client, address):
        if any(is_typed(*field[:2]) for field in fields):
            for text in islice(strings, EACH):
                answer = sent(client, method, action or address, filled(fields, text))
                assert answer.status_code < 500, (action or address, text)


@pytest.mark.parametrize("room", POSTS)
def test_no_door_breaks_whatever_is_sent_under_any_name(strings, cast, room):
    names = names_that_doors_read()
    for name in POSTS[room]:
        with taken_back():
            client, address = at_the_door(name, cast)[0]
            for text in islice(strings, EACH):
                answer = sent(client, "post", address, dict.fromkeys(names, text))
                assert answer.status_code < 500, (address, text)


def sent(client, method, address, data):
    """The answer; an error of ours is one, too."""
    client.raise_request_exception = False
    send = client.post if method.lower() == "post" else client.get
    with taken_back():
        return send(address, data)


def test_every_text_field_of_every_form_stands_on_a_page(cast):
    shown = set()
    for name in chain.from_iterable(PAGES.values()):
        with taken_back():
            for client, address in at_the_door(name, cast):
                for _action, _method, fields in forms_of(client, address):
                    shown |= {field[0].rpartition("-")[2] for field in fields}
    missing = {
        f"{form.__module__}.{form.__name__}: {field}"
        for form in form_classes()
        for field in text_fields(form)
        if field not in shown
    }
    assert missing - NOT_ON_A_PAGE == set()


def test_a_field_that_breaks_and_one_that_stands_nowhere_are_found():
    """The watchman watched: a page with a form is read as it is, fields outside of it included."""
    page = Page(
        '<form id="a" action="/x/" method="post"><input name="n"><textarea name="t"></textarea>'
        '<select name="s"><option value="">-</option><option value="7">7</option></select></form>'
        '<input form="a" name="outside"><input type="hidden" name="h" value="1" form="a">'
    )
    action, method, fields = page.forms[0]
    assert (action, method) == ("/x/", "post")
    sent_along = filled(fields, "ä")
    assert sent_along == {"n": "ä", "t": "ä", "s": "7", "outside": "ä", "h": "1"}
