import json
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.core import serializers
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.offers import NEEDS
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.practice import needs, queries
from augenhoehe.practice.actions.schedule import (
    begin_schedule,
    choose_reminder,
    erase_schedule,
    rate_situation,
    skip_day,
)
from augenhoehe.practice.models import Card, Schedule
from augenhoehe.practice.scheduling import RATINGS, rated
from augenhoehe.practice.situations import situations
from augenhoehe.practice.tests.cast import make_schedule

SECRET = "Nebelkrähenantwort"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
# As the library gave it when it came in: a later one has to read it.
STORED = {
    "state": 2,
    "step": None,
    "stability": 10.9636,
    "difficulty": 2.1113,
    "due": "2026-12-06T09:00:00+00:00",
    "last_review": "2026-11-25T09:00:00+00:00",
}


def days(*words):
    """After how many days it comes again, each time rated when it is due."""
    state, now, found = {}, NOW, []
    for word in words:
        state, due = rated(state, word, now)
        found.append((due - now).days)
        now = due
    return found


def whole_database():
    rows = []
    for model in apps.get_models(include_auto_created=True):
        rows += [serializers.serialize("json", model._base_manager.all())]
    return "".join(rows)


def test_soon_what_was_hard_late_what_was_easy():
    first = {word: days(word)[0] for word in RATINGS}
    assert first == {"not_yet": 1, "with_effort": 1, "yes": 2, "easily": 8}
    assert days("yes", "yes", "yes", "not_yet") == [2, 11, 46, 3]
    assert max(days(*["easily"] * 8)) == 180


def test_what_is_stored_is_numbers_only_and_a_later_library_reads_it():
    state, due = rated(STORED, "yes", datetime(2026, 12, 6, 9, tzinfo=UTC))
    assert due > datetime(2026, 12, 20, tzinfo=UTC)
    assert set(state) == set(STORED) == set(rated({}, "yes", NOW)[0])
    assert json.loads(json.dumps(state)) == state


def test_an_answer_is_shown_beside_the_others_and_is_in_no_table(cast):
    make_schedule(cast.alice)
    door = signed_in(cast.alice)
    text = f"Leider können wir da nichts machen. {SECRET}"
    page = door.post("/practice/angry_caller/", {"answer": text})
    body = page.content.decode()
    assert page.status_code == 200 and SECRET in body and "Anna Beck" in body
    assert "hint-1" in body and "no-store" in page["Cache-Control"]
    assert door.post("/practice/angry_caller/rate/", {"rating": "yes", "answer": text}).url == (
        "/practice/alone/"
    )
    assert Card.objects.get().code == "angry_caller"
    assert SECRET not in whole_database()


def test_an_empty_answer_is_asked_for_again(cast):
    page = signed_in(cast.alice).post("/practice/angry_caller/", {"answer": " "})
    assert page.status_code == 422 and 'id="compared"' not in page.content.decode()


def test_without_a_schedule_a_rating_is_kept_nowhere(cast):
    door = signed_in(cast.alice)
    assert door.post("/practice/insult/rate/", {"rating": "easily"}).status_code == 302
    assert not Schedule.objects.exists() and not Card.objects.exists()


def test_a_word_that_is_none_of_the_four_is_refused_and_nothing_is_written(cast):
    schedule = make_schedule(cast.alice)
    with pytest.raises(Refused):
        rate_situation(schedule, code="insult", word="perfect")
    with pytest.raises(Refused):
        begin_schedule(cast.alice)
    assert not Card.objects.exists() and Schedule.objects.count() == 1


def test_due_today_comes_back_on_its_day_and_something_new_of_another_attitude(cast):
    schedule = make_schedule(cast.alice)
    rate_situation(schedule, code="angry_caller", word="yes")
    now = timezone.now()
    ask = {"user": cast.alice, "language": "de"}
    today = queries.due_today(schedule, **ask, now=now)
    assert not today.situations and today.next_at and today.fresh.attitude != "A"
    later = queries.due_today(schedule, **ask, now=now + timedelta(days=2))
    assert [one.code for one in later.situations] == ["angry_caller"]


def test_nobody_else_sees_a_schedule_or_that_there_is_one(cast):
    schedule = make_schedule(cast.alice)
    rate_situation(schedule, code="insult", word="yes")
    title = next(one.title for one in situations("en") if one.code == "insult")
    for user in cast.people:
        door = signed_in(user)
        assert NEEDS["practice.due"].seen(user).count() == (user == cast.alice)
        if user != cast.alice:
            assert (
                title
                not in body_of(door, "/practice/alone/")
                .partition("Due today")[2]
                .partition("new")[0]
            )
            door.post("/practice/alone/erase/")
            assert "insult" not in body_of(door, "/practice/alone/export/")
    assert Card.objects.count() == 1
    assert "insult" in body_of(signed_in(cast.alice), "/practice/alone/export/")


def body_of(door, path):
    return door.get(path).content.decode()


def test_a_reminder_is_switched_on_and_off_and_all_is_deleted(cast):
    schedule = make_schedule(cast.alice)
    assert choose_reminder(schedule, is_offered=True).is_offered
    rate_situation(schedule, code="insult", word="yes")
    erase_schedule(schedule)
    assert not Schedule.objects.exists() and not Card.objects.exists()


def test_one_button_deletes_it_all(cast):
    rate_situation(make_schedule(cast.alice), code="insult", word="yes")
    assert signed_in(cast.alice).post("/practice/alone/erase/").status_code == 302
    assert not Schedule.objects.exists() and not Card.objects.exists()


def test_my_day_reminds_only_whoever_switched_it_on_and_not_on_a_day_they_skip(cast):
    schedule, door = make_schedule(cast.alice), signed_in(cast.alice)
    rate_situation(schedule, code="insult", word="not_yet")
    tomorrow = timezone.now() + timedelta(days=1)
    offer = NEEDS["practice.due"]

    def asked(now):
        return offered(offer, cast.alice, now)

    assert not asked(tomorrow)
    door.post("/practice/alone/remind/", {"is_offered": "on"})
    assert not asked(timezone.now()) and len(asked(tomorrow)) == 1
    Card.objects.update(due_at=timezone.now() - timedelta(hours=1))
    assert len(asked(timezone.now())) == 1
    schedule.refresh_from_db()
    skip_day(schedule)
    assert not asked(timezone.now()) and len(asked(tomorrow)) == 1
    door.post("/practice/alone/remind/", {})
    assert not asked(tomorrow)


def offered(offer, user, now):
    return needs.due(offer.seen(user), user, now)
