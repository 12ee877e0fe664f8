"""The clockwork asks once a turn."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from augenhoehe.base.jobs import job
from augenhoehe.base.models import Job
from augenhoehe.base.ticks import Clockwork, ask_for_due

BERLIN = ZoneInfo("Europe/Berlin")
NIGHTLY = Clockwork("test.nightly", cron="15 2 * * *")
OFTEN = Clockwork("test.often", every=60)


@job("test.nightly")
def run_nightly():
    pass


@job("test.often")
def run_often():
    pass


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def names():
    return list(Job.objects.order_by("id").values_list("name", flat=True))


@pytest.mark.parametrize(
    ("now", "turn"),
    [
        ("2026-03-02 02:14:59", "2026-03-01 02:15"),
        ("2026-03-02 02:15:00", "2026-03-02 02:15"),
        ("2026-03-02 18:00", "2026-03-02 02:15"),
    ],
)
def test_a_turn_is_in_the_houses_time(now, turn):
    assert NIGHTLY.last_turn(at(now)) == at(turn)


def test_a_turn_in_the_hour_that_summer_time_skips_comes_once():
    turns = {NIGHTLY.last_turn(at("2026-03-29 00:00") + timedelta(hours=h)) for h in range(24)}
    assert len(turns) == 2


@pytest.mark.django_db
def test_a_new_installation_does_not_make_up_for_the_past():
    ask_for_due([NIGHTLY], now=at("2026-03-02 18:00"))
    assert names() == []


@pytest.mark.django_db
def test_each_turn_is_asked_for_once():
    for now in ["02 02:00", "02 02:15", "02 02:15", "02 02:16", "02 23:00"]:
        ask_for_due([NIGHTLY], now=at(f"2026-03-{now}"))
    assert names() == ["test.nightly"]


@pytest.mark.django_db
def test_what_was_missed_while_nobody_ran_is_made_up_once():
    ask_for_due([NIGHTLY], now=at("2026-03-02 18:00"))
    ask_for_due([NIGHTLY], now=at("2026-03-09 18:00"))
    assert names() == ["test.nightly"]


@pytest.mark.django_db
def test_a_turn_whose_job_still_waits_is_not_asked_twice():
    for minute in range(3):
        ask_for_due([OFTEN], now=at("2026-03-02 18:00") + timedelta(minutes=minute))
    assert names() == ["test.often"]
