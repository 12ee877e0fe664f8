"""Open pages hear of what happens within a second, and only those who are signed in."""

import json
import time
from contextlib import closing

import pytest

from augenhoehe.base.codes import code_of
from augenhoehe.web.tests.cast import PASSWORD, read_until

USER = code_of("people.user")


def happen(running, *subjects):
    """Something happens in another process."""
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


def test_strangers_hear_nothing(open_house):
    open_house.cookies.clear()
    assert open_house.ask("GET", "/events")[0] == 403
    open_house.cookies["augenhoehe_session"] = "x" * 32
    assert open_house.ask("GET", "/events")[0] == 403


def test_an_open_page_hears_within_a_second(open_house, stream):
    began = time.monotonic()
    happen(open_house, 71)
    heard = read_until(stream, b'"id": 71}', 3)
    assert time.monotonic() - began < 1
    data = json.loads(heard.partition(b"data: ")[2].partition(b"\n")[0])
    assert data == {"type": "people.user", "id": 71}


def test_one_thing_that_changed_twice_is_one_event(open_house, stream):
    happen(open_house, 72, 72, 73)
    heard = read_until(stream, b'"id": 73}', 3)
    assert heard.count(b'"id": 72}') == 1


def test_very_many_changes_are_one_event(open_house, stream):
    happen(open_house, *range(1000, 1300))
    assert b'"type": "*"' in read_until(stream, b'"id": 0}', 3)


def test_the_stream_takes_no_other_method(open_house, stream):
    assert open_house.ask("POST", "/events", "x=1")[0] == 405


def test_the_head_of_the_stream_is_never_kept(open_house, stream):
    with closing(open_house.open_events()) as link:
        head = read_until(link, b"event: hello").lower()
    assert b"cache-control: no-store" in head and b"referrer-policy: no-referrer" in head
    assert PASSWORD.encode() not in head
