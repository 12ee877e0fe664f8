"""Open pages hear of what happens within a second, and only those who are signed in."""

import json
import time
from contextlib import closing

import pytest

from augenhoehe.base.codes import code_of
from augenhoehe.web.tests.cast import PASSWORD, read_until

USER = code_of("people.user")


def happen(running, *subjects):
    """Something happens to people in another process."""
    rows = [f"('2026-01-01', 1, {USER}, {pk}, 'system', 0, '{{}}')" for pk in subjects]
    running.place.sql(
        "INSERT INTO journal_entry (at, kind, subject_type, subject_id, actor, depth, facts)"
        f" VALUES {', '.join(rows)}"
    )


@pytest.fixture
def stream(open_house):
    open_house.sign_in()
    with closing(open_house.open_events()) as link:
        read_until(link, b"event: hello")
        yield link


@pytest.fixture(scope="module")
def people(open_house):
    """The ids of many colleagues, written past the house."""
    columns = "email, name, password, language, is_active, is_demo"
    rows = [f"('p{n}@example.org', 'P', '!', 'de', TRUE, FALSE)" for n in range(300)]
    open_house.place.sql(f"INSERT INTO people_user ({columns}) VALUES {', '.join(rows)}")
    found = open_house.place.sql("SELECT id FROM people_user WHERE name = 'P' ORDER BY id")
    return [row[0] for row in found]


def test_strangers_hear_nothing(open_house):
    open_house.cookies.clear()
    assert open_house.ask("GET", "/events")[0] == 403
    open_house.cookies["augenhoehe_session"] = "x" * 32
    assert open_house.ask("GET", "/events")[0] == 403


def test_an_open_page_hears_within_a_second(open_house, stream, people):
    began = time.monotonic()
    happen(open_house, people[0])
    heard = read_until(stream, b'"id": %d}' % people[0], 3)
    assert time.monotonic() - began < 1
    data = json.loads(heard.partition(b"data: ")[2].partition(b"\n")[0])
    assert data == {"type": "people.user", "id": people[0]}


def test_one_thing_that_changed_twice_is_one_event(open_house, stream, people):
    happen(open_house, people[1], people[1], people[2])
    heard = read_until(stream, b'"id": %d}' % people[2], 3)
    assert heard.count(b'"id": %d}' % people[1]) == 1


def test_what_one_may_not_see_is_not_told(open_house, stream, people):
    happen(open_house, 999_999)
    happen(open_house, people[3])
    assert b"999999" not in read_until(stream, b'"id": %d}' % people[3], 3)


def test_very_many_changes_are_one_event(open_house, stream, people):
    happen(open_house, *people)
    assert b'"type": "*"' in read_until(stream, b'"id": 0}', 3)


def test_the_stream_takes_no_other_method(open_house, stream):
    assert open_house.ask("POST", "/events", "x=1")[0] == 405


def test_the_head_of_the_stream_is_never_kept(open_house, stream):
    with closing(open_house.open_events()) as link:
        head = read_until(link, b"event: hello").lower()
    assert b"cache-control: no-store" in head and b"referrer-policy: no-referrer" in head
    assert PASSWORD.encode() not in head
