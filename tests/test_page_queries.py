"""No page asks the database more than twelve times: every address that answers to GET, in a demo.

As the lead and as an agent. What the house links to is walked, so that real concerns, measures and
surveys are asked, with what hangs on them; an address that nothing links to (forms of a POST, links
out of mails) is asked with the object that `tests/doors` makes for it. Parts that load later are
addresses of their own. Everything counts: the session, the person, what marks the beginning and the
end of a transaction.
"""

import html
import re
from collections import defaultdict
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from augenhoehe.people.models import DemoSignIn
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.transfer.actions.make_demo import make_demo
from tests.typing import DOORS, at_the_door

pytestmark = pytest.mark.django_db
MOST = 12
# A month's worth of concerns, and everything else there is.
SCALE = 0.06
EACH = 1
LINK = re.compile(r"""(?:href|src|action|hx-get|data-[a-z-]+)=["'](/[^"'#]*)""")
# {address: why it asks more often}
MORE = {}
# They sign the person out, or never end.
LEFT_OUT = {"account_logout": "signs out", "web:events": "a stream without an end"}
GET_DOORS = defaultdict(list)
for door_name, one_door in sorted(DOORS.items()):
    if "GET" in one_door.needs:
        GET_DOORS[door_name.partition(":")[0].partition("_")[0]].append(door_name)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """A demo that is there while the module's tests run."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_demo(scale=SCALE)
        yield
        transaction.set_rollback(True)


def person(wanted):
    """Somebody of the demo who may sign in, with that role and no higher one."""
    people = [one.user for one in DemoSignIn.objects.select_related("user")]
    if wanted == "lead":
        return next(one for one in people if one.is_lead)
    return next(one for one in people if one.has_role(wanted) and not one.is_lead)


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def statements(client, address):
    """(the answer, what was asked for it)."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        if answer.streaming:
            list(answer.streaming_content)
    return answer, [one["sql"] for one in asked.captured_queries]


def name_of(address):
    """The name of what answers there, and which filters it names; None for what is no page."""
    path, _mark, query = address.partition("?")
    try:
        found = resolve(path)
    except Resolver404:
        return None
    filters = sorted({part.partition("=")[0] for part in query.split("&") if part})
    return (found.view_name, tuple(filters)) if found.view_name in DOORS else None


def walk(client, start="/"):
    """(name, address, statements) of all that can be reached by links, a few of each kind."""
    waiting, seen, found, warm = [start], {start}, defaultdict(int), set()
    while waiting:
        address = waiting.pop(0)
        key = name_of(address)
        if key is None or key[0] in LEFT_OUT or found[key] >= EACH:
            continue
        found[key] += 1
        if key not in warm:
            # What is read once a process (hours, deadlines) is read now.
            client.get(address)
            warm.add(key)
        answer, asked = statements(client, address)
        assert answer.status_code < 500, address
        yield key[0], address, asked
        if "html" in answer.get("Content-Type", "") and not answer.streaming:
            links = map(html.unescape, LINK.findall(answer.content.decode()))
            new = [link for link in dict.fromkeys(links) if link not in seen]
            seen.update(new)
            waiting += new


def too_many(name, address, asked):
    """What is wrong with a page, with its statements; empty when it is fine."""
    if len(asked) <= MORE.get(name, (MOST,))[0]:
        return ""
    lines = "\n".join(f"    {place}. {sql[:160]}" for place, sql in enumerate(asked, 1))
    return f"{name} {address}: {len(asked)} statements\n{lines}"


def client_of(user):
    client = Client(headers={"accept-language": "de"})
    client.force_login(user)
    return client


@pytest.mark.parametrize("room", GET_DOORS)
def test_no_address_asks_more_than_twelve_times(db, room):
    """What nothing links to as well, with the object that the room makes for it."""
    wrong, cast = [], make_cast()
    for name in GET_DOORS[room]:
        if name not in LEFT_OUT:
            with taken_back():
                wrong += asked_at_the_door(name, cast)
    complain(wrong)


def asked_at_the_door(name, cast):
    """What is wrong with an address, for each of the objects that it may be about."""
    for client, address in at_the_door(name, cast):
        client.get(address)
        answer, asked = statements(client, address)
        assert answer.status_code < 500, address
        yield too_many(name, address, asked)


@pytest.mark.parametrize("role", ["lead", "agent"])
def test_no_page_asks_more_than_twelve_times(demo, role):
    reached, wrong = set(), []
    with taken_back():
        for name, address, asked in walk(client_of(person(role))):
            reached.add(name)
            wrong.append(too_many(name, address, asked))
    assert {"tickets:show", "measures:show", "customers:contact"} <= reached
    complain(wrong)


def complain(wrong):
    if said := "\n".join(filter(None, wrong)):
        pytest.fail(said, pytrace=False)


def test_a_page_that_asks_too_often_is_named_with_what_it_asks():
    """The watchman watched."""
    said = too_many("tickets:show", "/tickets/1/", ["SELECT 1"] * (MOST + 1))
    assert said.startswith("tickets:show /tickets/1/: 13 statements") and "13. SELECT 1" in said
    assert too_many("tickets:show", "/tickets/1/", ["SELECT 1"] * MOST) == ""
