"""Deadlines of a team: calendar, holidays, half days, pauses, and how they explain themselves."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from augenhoehe.kernel.businesstime import Pause, add_service_time, is_open_at
from augenhoehe.servicelevels.actions.add_closed_day import add_closed_day
from augenhoehe.servicelevels.models import ClosedDay, Priority
from augenhoehe.servicelevels.queries import deadlines, explain, hours_for, policy_for
from augenhoehe.servicelevels.tests import cast
from augenhoehe.servicelevels.tests.cast import berlin

pytestmark = pytest.mark.django_db


@pytest.fixture
def normal():
    """Four hours to the first response, sixteen to the solution, in NRW."""
    return cast.policy(cast.team(), cast.calendar())


def test_deadlines_skip_nights_lunch_and_easter(normal):
    due = deadlines(berlin("2026-04-02 15:00"), policy=normal)
    assert due.response_due_at == berlin("2026-04-07 10:00")
    assert due.solution_due_at == berlin("2026-04-08 15:00")


def test_a_pause_moves_the_deadline_by_its_service_time(normal):
    waiting = [Pause(berlin("2026-04-27 16:00"), berlin("2026-04-28 10:00"))]
    due = deadlines(berlin("2026-04-27 15:00"), policy=normal, pauses=waiting)
    assert due.response_due_at == berlin("2026-04-28 14:00")


def test_while_waiting_there_is_no_deadline(normal):
    waiting = [Pause(berlin("2026-04-27 16:00"))]
    assert deadlines(berlin("2026-04-27 15:00"), policy=normal, pauses=waiting) == (None, None)


def test_no_policy_and_no_minutes_promise_nothing(normal):
    normal.solution_minutes = None
    assert deadlines(berlin("2026-04-27 15:00"), policy=None) == (None, None)
    assert deadlines(berlin("2026-04-27 15:00"), policy=normal).solution_due_at is None


def test_a_priority_without_its_own_policy_follows_normal(normal):
    assert policy_for(normal.team, Priority.URGENT) == normal
    urgent = cast.policy(normal.team, normal.calendar, priority=Priority.URGENT, response=30)
    assert policy_for(normal.team_id, Priority.URGENT) == urgent
    assert policy_for(cast.team("Produkt"), Priority.URGENT) is None


def test_a_second_deadline_costs_one_query(normal, django_assert_num_queries):
    deadlines(berlin("2026-04-27 15:00"), policy=policy_for(normal.team, Priority.NORMAL))
    with django_assert_num_queries(1):
        deadlines(berlin("2026-04-27 16:00"), policy=policy_for(normal.team, Priority.NORMAL))


def test_a_closed_day_counts_at_once(normal):
    start, calendar = berlin("2026-04-27 16:00"), normal.calendar
    assert deadlines(start, policy=normal).response_due_at == berlin("2026-04-28 11:00")
    add_closed_day(calendar, day=date(2026, 4, 28), name="Betriebsausflug", by="system")
    again = policy_for(normal.team, Priority.NORMAL)
    assert deadlines(start, policy=again).response_due_at == berlin("2026-04-29 11:00")


def test_a_yearly_half_day_opens_no_sunday_and_no_holiday(normal):
    yearly = {"calendar": normal.calendar, "is_yearly": True, "hours": "00:00-12:00"}
    ClosedDay.objects.create(day=date(2020, 12, 24), name="Heiligabend", **yearly)
    ClosedDay.objects.create(day=date(2020, 12, 25), name="Weihnachten", **yearly)
    hours = hours_for(normal.team)
    assert is_open_at(berlin("2026-12-24 11:59"), hours)
    assert not is_open_at(berlin("2026-12-24 14:00"), hours)
    assert not is_open_at(berlin("2026-12-24 07:00"), hours)
    assert not is_open_at(berlin("2026-12-25 09:00"), hours)
    assert not is_open_at(berlin("2023-12-24 09:00"), hours)  # a Sunday


def test_a_dated_day_says_exactly_what_holds_also_on_a_holiday(normal):
    ClosedDay.objects.create(
        calendar=normal.calendar, day=date(2026, 5, 1), name="Notdienst", hours="10:00-12:00"
    )
    hours = hours_for(normal.team)
    assert is_open_at(berlin("2026-05-01 11:00"), hours)
    assert not is_open_at(berlin("2026-05-01 12:00"), hours)


def test_a_yearly_leap_day_only_exists_in_leap_years(normal):
    ClosedDay.objects.create(
        calendar=normal.calendar, day=date(2024, 2, 29), name="Schalttag", is_yearly=True
    )
    hours = hours_for(normal.team)
    assert not is_open_at(berlin("2028-02-29 10:00"), hours)
    assert is_open_at(berlin("2027-03-01 10:00"), hours)


def test_a_team_without_deadlines_still_has_hours():
    assert is_open_at(berlin("2026-04-27 16:59"), hours_for(cast.team()))


def test_the_clock_explains_a_deadline_over_a_holiday(normal):
    start, now = berlin("2026-04-30 16:00"), berlin("2026-05-04 09:00")
    clock = explain(normal, which="response", start=start, now=now)
    with translation.override("en"):
        told = [(f"{row.starts_at:%a %H:%M}", str(row.reason), row.is_ahead) for row in clock.rows]
    assert told == [
        ("Thu 16:00", "service hours", False),
        ("Thu 17:00", "outside service hours", False),
        ("Fri 00:00", "public holiday: Labor Day", False),
        ("Sat 00:00", "weekend", False),
        ("Mon 00:00", "outside service hours", False),
        ("Mon 08:00", "service hours", False),
        ("Mon 09:00", "service hours", True),
    ]
    assert [row.until for row in clock.rows][:5] == [
        "17:00",
        "24:00",
        "24:00",
        "Sun 03.05. 24:00",
        "08:00",
    ]
    assert clock.due_at == berlin("2026-05-04 11:00")
    assert (clock.state, clock.left) == ("running", timedelta(hours=2))
    assert clock.totals.running == timedelta(hours=2)
    assert clock.totals.lived == now - start


def test_the_clock_says_how_far_it_is_over(normal):
    start, now = berlin("2026-04-27 08:00"), berlin("2026-04-28 09:00")
    clock = explain(normal, which="response", start=start, now=now)
    assert clock.state == "over"
    assert clock.overrun == timedelta(hours=5)
    assert [bar.kind for bar in clock.bars][-1] == "over"
    assert clock.x_due < clock.x_until == 600


def test_the_clock_of_what_was_done_in_time_is_met(normal):
    start, done = berlin("2026-04-27 08:00"), berlin("2026-04-27 09:00")
    now = berlin("2026-04-29 09:00")
    assert explain(normal, which="response", start=start, now=now, done_at=done).state == "met"
    late = berlin("2026-04-28 09:00")
    assert explain(normal, which="response", start=start, now=now, done_at=late).state == "missed"


def test_the_clock_stands_still_while_waiting_for_the_customer(normal):
    start, now = berlin("2026-04-27 08:00"), berlin("2026-04-28 09:00")
    waiting = [Pause(berlin("2026-04-27 10:00"), reason="waiting_customer")]
    clock = explain(normal, which="solution", start=start, now=now, pauses=waiting)
    assert (clock.state, clock.due_at, clock.left) == ("paused", None, None)
    assert clock.totals.paused == timedelta(hours=2 + 4 + 1)


def test_bars_fill_the_line(normal):
    clock = explain(
        normal, which="solution", start=berlin("2026-04-24 13:00"), now=berlin("2026-04-24 13:00")
    )
    assert clock.bars[0].x == 0
    assert clock.bars[-1].x + clock.bars[-1].width == 600
    assert all(a.x + a.width >= b.x for a, b in zip(clock.bars, clock.bars[1:], strict=False))


def test_a_very_long_wait_lists_the_last_stretches(normal):
    clock = explain(
        normal, which="solution", start=berlin("2024-01-02 09:00"), now=berlin("2026-04-24 13:00")
    )
    assert len(clock.rows) == 40
    assert clock.earlier_count == len(clock.segments) - 40


def test_no_promise_no_clock(normal):
    normal.response_minutes = None
    now = berlin("2026-04-27 08:00")
    assert explain(normal, which="response", start=now, now=now) is None
    assert explain(None, which="response", start=now, now=now) is None


def test_hours_of_the_room_agree_with_the_kernel(normal):
    start = berlin("2026-12-23 16:00")
    due = deadlines(start, policy=normal).response_due_at
    assert due == add_service_time(start, timedelta(hours=4), hours_for(normal.team))
