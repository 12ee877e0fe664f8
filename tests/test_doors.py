"""Every address × every role × own and foreign object, made from the table in `docs/roles.md`."""

from copy import deepcopy
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from augenhoehe.people.tests.cast import make_cast, signed_in
from tests.doors import kinds
from tests.doors.kinds import Thing

TABLE = kinds.read_table()
FOLDER = Path(kinds.__file__).parent
ROOMS = [import_module(f"tests.doors.{path.stem}") for path in sorted(FOLDER.glob("[a-z]*.py"))]
DOORS = {name: door for room in ROOMS for name, door in getattr(room, "DOORS", {}).items()}
THINGS = {kind: make for room in ROOMS for kind, make in getattr(room, "THINGS", {}).items()}
NAMES = ["lead", "alice", "bob", "dora", "rita", "boss", "admin", "observer", "stranger", None]
CLOSED = (403, 404)


def routes(resolver=None, prefix=""):
    """The name of each address, with its namespace; without a name, its pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}" if pattern.name else f"unnamed: {pattern.pattern}"
        else:
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from routes(pattern, space)


ROUTES = sorted(set(routes()))


def test_every_address_is_classified():
    assert [name for name in ROUTES if name not in DOORS] == []


def test_nothing_is_classified_that_is_not_there():
    assert [name for name in DOORS if name not in ROUTES] == []


def test_every_need_is_in_the_table_and_every_kind_of_object_can_be_made():
    needs = {need for door in DOORS.values() for need in door.needs.values()}
    assert needs - {"public", "signed in"} <= set(TABLE)
    assert {door.about for door in DOORS.values() if door.about} <= set(THINGS)


def test_the_german_table_says_the_same():
    german = kinds.read_table(kinds.ROLES_TABLE.with_name("rollen.md"))
    words = {"yes": "ja", "own": "eigene", "–": "–"}
    ours = [[words[cell] for cell in row.values()] for row in TABLE.values()]
    assert [list(row.values()) for row in german.values()] == ours


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in ROUTES if name in DOORS])
def test_a_door_opens_to_whom_the_table_says_and_to_nobody_else(name):
    door = DOORS[name]
    cast = make_cast()
    things = THINGS[door.about](cast) if door.about else [Thing({}, own=kinds.EVERYBODY)]
    wrong = []
    for who in NAMES:
        user = getattr(cast, who) if who else None
        client = signed_in(user)
        for thing, method in product(things, ("GET", "POST")):
            status, to = knock(client, path_of(name, door, thing), method, door.data)
            wanted = expected(door, thing, who, user, method)
            if not (fits(status, to, wanted) or door.varies and status < 500):
                wrong.append(f"{who or 'nobody'} {method} {thing.kwargs}: {status} {to}")
    assert wrong == []


def path_of(name, door, thing):
    return reverse(name, kwargs={**door.kwargs, **thing.kwargs})


def knock(client, path, method, data):
    """The answer to one request; whatever it changed is taken back, the sign-in, too."""
    client.raise_request_exception = False
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        reply = client.get(path) if method == "GET" else client.post(path, data)
        transaction.set_rollback(True)
    client.cookies = cookies
    return reply.status_code, reply.get("Location", "")


def expected(door, thing, who, user, method):
    """no method, open, sign in, closed (403 or 404), or hidden (404)."""
    need = door.needs.get(method)
    if need is None:
        return "no method"
    if need == "public":
        return "open"
    if user is None:
        return "sign in"
    if need != "signed in":
        cells = {TABLE[need][role] for role in user.roles}
        if "yes" not in cells and not ("own" in cells and thing.is_own_of(who)):
            return "closed"
    return "open" if thing.is_seen_by(who) or not door.about else "hidden"


def fits(status, to, wanted):
    """Is the answer what was wanted? A method that is not declared opens to nobody."""
    is_sign_in = status == 302 and to.startswith("/account/login/")
    return {
        "no method": status == 405 or is_sign_in or status in CLOSED,
        "sign in": is_sign_in,
        "open": status < 500 and status not in (401, 405, *CLOSED) and not is_sign_in,
        "closed": status in CLOSED,
        "hidden": status == 404,
    }[wanted]
