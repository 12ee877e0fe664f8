"""By when the customer hears from us, over weekends and holidays."""

import pytest

from augenhoehe.complaints.clocks import clocks_of, day_end, set_clocks
from augenhoehe.complaints.models import Complaint, Regime
from augenhoehe.complaints.tests.cast import (
    acknowledged,
    fresh,
    make_complaint,
    told,
)
from augenhoehe.complaints.why import shown_clocks
from augenhoehe.servicelevels.hours import hours_of
from augenhoehe.servicelevels.models import ClosedDay
from augenhoehe.servicelevels.tests.cast import berlin, calendar, policy


@pytest.fixture
def hours(db):
    return hours_of(calendar())


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-03-10 10:00", 1, "2026-03-11 17:00"),
        ("2026-03-10 23:50", 1, "2026-03-11 17:00"),
        ("2026-03-12 10:00", 1, "2026-03-13 15:00"),
        ("2026-03-13 10:00", 1, "2026-03-16 17:00"),
        ("2026-03-14 10:00", 1, "2026-03-16 17:00"),
        # Good Friday and Easter Monday are left out, as the weekend is.
        ("2026-04-02 10:00", 1, "2026-04-07 17:00"),
        ("2026-04-02 10:00", 5, "2026-04-13 17:00"),
        ("2026-12-23 10:00", 10, "2027-01-08 15:00"),
    ],
)
def test_working_days_are_days_with_service(hours, start, days, due):
    assert day_end(berlin(start), days, hours=hours) == berlin(due)


def test_a_closed_day_of_the_house_is_left_out(db):
    week = calendar()
    ClosedDay.objects.create(calendar=week, day="2026-03-11", name="Betriebsausflug")
    assert day_end(berlin("2026-03-10 10:00"), 1, hours=hours_of(week)) == berlin(
        "2026-03-12 17:00"
    )


def test_calendar_days_run_on_over_weekends_and_the_change_of_the_clocks(hours):
    due = day_end(berlin("2026-03-27 10:00"), 56, hours=hours, is_calendar=True)
    assert due == berlin("2026-05-22 23:59")


def test_hours_that_never_open_still_give_a_day(db):
    week = calendar()
    week.hours = [[] for _day in range(7)]
    assert day_end(berlin("2026-03-10 10:00"), 1, hours=hours_of(week)) > berlin("2026-03-10 10:00")


def clocks(complaint):
    return {one.which: one for one in clocks_of(complaint)}


def test_at_first_the_confirmation_the_decision_and_our_own_day_run(cast, ticket):
    policy(cast.technical, calendar())
    made = make_complaint(ticket, by=cast.alice, received_at=berlin("2026-04-02 10:00"))
    assert made.acknowledge_due_at == berlin("2026-04-07 17:00")
    assert made.decision_due_at == berlin("2026-04-20 17:00")
    assert made.internal_due_at == berlin("2026-04-15 17:00")
    assert made.news_due_at is None
    assert made.next_due_at == made.acknowledge_due_at


def test_once_told_nothing_runs(cast, complaint):
    made = fresh(told(complaint, by=cast.alice))
    assert made.next_due_at is None
    assert not any(one.runs for one in clocks_of(made))


def test_news_count_from_the_last_word(cast, ticket):
    policy(cast.technical, calendar())
    made = make_complaint(ticket, by=cast.alice, received_at=berlin("2026-03-09 10:00"))
    made.state, made.acknowledged_at = Complaint.State.ACKNOWLEDGED, berlin("2026-03-10 09:00")
    made.news_at = berlin("2026-03-16 09:00")
    set_clocks(made)
    assert made.news_due_at == berlin("2026-03-23 17:00")


def test_a_strict_regime_moves_the_clocks(cast, ticket):
    policy(cast.technical, calendar())
    strict = Regime.objects.create(
        name="Streng", acknowledge_days=2, decision_days=56, is_calendar=True
    )
    made = make_complaint(
        ticket, by=cast.alice, regime=strict, received_at=berlin("2026-03-13 10:00")
    )
    assert made.acknowledge_due_at == berlin("2026-03-15 23:59")
    assert made.decision_due_at == berlin("2026-05-08 23:59")


def test_the_page_says_which_days_were_left_out(cast, ticket):
    policy(cast.technical, calendar())
    made = make_complaint(ticket, by=cast.alice, received_at=berlin("2026-04-02 10:00"))
    first = shown_clocks(made, berlin("2026-04-08 10:00"))[0]
    assert [name for _day, name in first.left_out] == ["Karfreitag", "Ostermontag"]
    assert first.state == "over"


def test_an_ended_clock_says_whether_it_was_in_time(cast, complaint):
    made = fresh(acknowledged(complaint, by=cast.alice))
    shown = {one.clock.which: one.state for one in shown_clocks(made)}
    assert shown["acknowledge"] == "met"
    assert "news" in shown
