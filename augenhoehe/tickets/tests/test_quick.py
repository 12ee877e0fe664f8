from augenhoehe.servicelevels.hours import build_hours
from augenhoehe.servicelevels.tests.cast import WEEK, berlin
from augenhoehe.tickets.quick import quick_moments

HOURS = build_hours(WEEK, state="NW")


def at(text):
    return [f"{one:%a %H:%M}" for one in quick_moments(HOURS, berlin(text))]


def test_on_a_monday_morning():
    assert at("2026-03-02T09:00") == ["Mon 16:00", "Tue 10:00", "Wed 12:00"]


def test_when_the_afternoon_is_over_today_is_left_out():
    assert at("2026-03-02T15:45") == ["Tue 10:00", "Wed 12:00"]


def test_on_friday_closing_counts_and_the_next_days_are_working_days():
    assert at("2026-03-06T09:00") == ["Fri 15:00", "Mon 10:00", "Tue 12:00"]


def test_holidays_are_no_working_days():
    assert at("2026-04-02T09:00") == ["Thu 16:00", "Tue 10:00", "Wed 12:00"]


def test_on_sunday_today_offers_nothing():
    assert at("2026-03-01T09:00") == ["Mon 10:00", "Tue 12:00"]
