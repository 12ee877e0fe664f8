"""Adding and measuring service time: cases worked out by hand, and laws that always hold."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.businesstime import (
    BadHours,
    Hours,
    SpecialDay,
    add_service_time,
    fixed_days,
    is_open_at,
    next_opening,
    service_time_between,
)
from augenhoehe.kernel.businesstime.tests.cast import (
    ALWAYS,
    HOUSE,
    MOMENTS,
    NIGHTS,
    OFFICE,
    SPANS,
    WEEK,
    any_hours,
    berlin,
    clocks_change,
    law,
    span,
)

# 2026: 2 April is the Thursday before Good Friday, 1 May a Friday, 24 December a Thursday.
CASES = [
    ("inside a morning", "2026-04-27 09:00", span(2), "2026-04-27 11:00"),
    ("over lunch", "2026-04-27 11:00", span(2), "2026-04-27 14:00"),
    ("ends at lunch sharp", "2026-04-27 10:00", span(2), "2026-04-27 12:00"),
    ("starts in the lunch break", "2026-04-27 12:20", span(1), "2026-04-27 14:00"),
    ("ends at closing sharp", "2026-04-27 16:00", span(1), "2026-04-27 17:00"),
    ("a minute over closing", "2026-04-27 16:00", span(1, 1), "2026-04-28 08:01"),
    ("starts at closing sharp", "2026-04-27 17:00", span(1), "2026-04-28 09:00"),
    ("before opening", "2026-04-27 06:00", span(1), "2026-04-27 09:00"),
    ("Friday is short", "2026-04-24 14:30", span(1), "2026-04-27 08:30"),
    ("from the weekend", "2026-04-25 11:11", span(8), "2026-04-27 17:00"),
    ("over Easter", "2026-04-02 16:30", span(1), "2026-04-07 08:30"),
    ("over the first of May", "2026-04-30 16:00", span(2), "2026-05-04 09:00"),
    ("the half day ends at noon", "2026-12-24 10:00", span(2), "2026-12-24 12:00"),
    ("half day, holiday, weekend, closed", "2026-12-24 10:00", span(2, 5), "2026-12-29 08:05"),
    ("a full week is 38 hours", "2026-04-13 08:00", span(38), "2026-04-17 15:00"),
    ("seconds are kept", "2026-04-27 11:59:30", span(0, 1), "2026-04-27 13:00:30"),
]


@pytest.mark.parametrize(("case", "start", "left", "due"), CASES)
def test_due_moment_by_hand(case, start, left, due):
    assert add_service_time(berlin(start), left, HOUSE) == berlin(due)


@pytest.mark.parametrize(
    ("case", "start", "end", "passed"),
    [
        ("a day", "2026-04-27 00:00", "2026-04-28 00:00", span(8)),
        ("a lunch break counts nothing", "2026-04-27 12:00", "2026-04-27 13:00", span(0)),
        ("Easter counts nothing", "2026-04-02 17:00", "2026-04-07 08:00", span(0)),
        ("half day", "2026-12-24 00:00", "2026-12-25 00:00", span(4)),
        ("over new year", "2026-12-31 16:00", "2027-01-04 09:00", span(1 + 7 + 0 - 1 + 1)),
        ("backwards is negative", "2026-04-28 09:00", "2026-04-27 16:00", span(-2)),
    ],
)
def test_time_between_by_hand(case, start, end, passed):
    # New year: Thursday 16-17 (1 h), Friday 1 January is ordinary here (6 h), Monday 8-9 (1 h).
    assert service_time_between(berlin(start), berlin(end), HOUSE) == passed


@pytest.mark.parametrize(
    ("moment", "is_open", "opening"),
    [
        ("2026-04-27 07:59:59", False, "2026-04-27 08:00"),
        ("2026-04-27 08:00", True, "2026-04-27 08:00"),
        ("2026-04-27 11:59:59", True, "2026-04-27 11:59:59"),
        ("2026-04-27 12:00", False, "2026-04-27 13:00"),
        ("2026-04-27 17:00", False, "2026-04-28 08:00"),
        ("2026-04-03 10:00", False, "2026-04-07 08:00"),
        ("2026-12-24 12:00", False, "2026-12-29 08:00"),
    ],
)
def test_open_and_next_opening_by_hand(moment, is_open, opening):
    assert is_open_at(berlin(moment), HOUSE) is is_open
    assert next_opening(berlin(moment), HOUSE) == berlin(opening)


def test_span_of_zero_is_due_now_or_at_the_next_opening():
    assert add_service_time(berlin("2026-04-27 09:07"), span(0), HOUSE) == berlin(
        "2026-04-27 09:07"
    )
    assert add_service_time(berlin("2026-04-27 12:00"), span(0), HOUSE) == berlin(
        "2026-04-27 13:00"
    )


def test_hours_that_reach_to_midnight_join_the_next_day():
    assert add_service_time(berlin("2026-04-27 23:00"), span(2), NIGHTS) == berlin(
        "2026-04-28 01:00"
    )
    assert add_service_time(berlin("2026-04-27 23:00"), span(1), NIGHTS) == berlin(
        "2026-04-28 00:00"
    )
    assert add_service_time(berlin("2026-04-27 05:30"), span(1), NIGHTS) == berlin(
        "2026-04-27 22:30"
    )
    assert is_open_at(berlin("2026-04-28 00:00"), NIGHTS)


def test_over_the_end_of_the_year():
    due = add_service_time(berlin("2026-12-31 23:30"), span(1), NIGHTS)
    assert due == berlin("2027-01-01 00:30")


@pytest.mark.parametrize(
    ("case", "start", "left", "due"),
    [
        # 29 March 2026: 02:00 CET becomes 03:00 CEST, the night of 22-6 lasts 7 hours.
        ("spring", berlin("2026-03-28 22:00"), span(7), datetime(2026, 3, 29, 4, tzinfo=UTC)),
        (
            "spring, in it",
            berlin("2026-03-29 01:30"),
            span(1),
            datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        ),
        # 25 October 2026: 03:00 CEST becomes 02:00 CET, the night lasts 9 hours.
        ("autumn", berlin("2026-10-24 22:00"), span(9), datetime(2026, 10, 25, 5, tzinfo=UTC)),
        (
            "autumn, second 02:30",
            berlin("2026-10-25 02:30", fold=1),
            span(1),
            datetime(2026, 10, 25, 2, 30, tzinfo=UTC),
        ),
    ],
)
def test_real_time_passes_when_clocks_change(case, start, left, due):
    assert add_service_time(start, left, NIGHTS).astimezone(UTC) == due


def test_days_of_23_and_25_hours():
    spring, autumn = berlin("2026-03-29 00:00"), berlin("2026-10-25 00:00")
    assert service_time_between(spring, berlin("2026-03-30 00:00"), ALWAYS) == span(23)
    assert service_time_between(autumn, berlin("2026-10-26 00:00"), ALWAYS) == span(25)


def test_an_interval_inside_the_missing_hour_never_opens_that_day():
    early = Hours((((135, 165),),) * 7)  # 02:15 to 02:45
    assert next_opening(berlin("2026-03-29 00:00"), early) == berlin("2026-03-30 02:15")


def test_an_interval_inside_the_doubled_hour_opens_once():
    early = Hours((((135, 165),),) * 7)
    day = berlin("2026-10-25 00:00"), berlin("2026-10-26 00:00")
    assert service_time_between(*day, early) == span(0, 30)
    assert not is_open_at(berlin("2026-10-25 02:20", fold=1), early)


def test_result_is_in_the_zone_of_the_start():
    start = datetime(2026, 4, 27, 14, 0, tzinfo=UTC)  # 16:00 in Berlin
    due = add_service_time(start, span(2), HOUSE)
    assert due == datetime(2026, 4, 28, 7, 0, tzinfo=UTC)
    assert due.tzinfo is UTC


def test_ten_years_of_weeks_are_counted_exactly():
    plain = Hours(WEEK)
    due = add_service_time(berlin("2016-01-04 08:00"), span(38 * 522), plain)
    assert due == berlin("2016-01-04 08:00") + timedelta(weeks=522) - span(24 * 2 + 17)


@pytest.mark.parametrize(
    ("code", "call"),
    [
        ("moment.naive", lambda: add_service_time(datetime(2026, 1, 1), span(1), HOUSE)),  # noqa: DTZ001
        ("span.negative", lambda: add_service_time(berlin("2026-01-01"), span(-1), HOUSE)),
        ("span.too_long", lambda: add_service_time(berlin("2026-01-01"), timedelta.max, ALWAYS)),
        ("span.too_long", lambda: next_opening(datetime.max.replace(tzinfo=UTC), HOUSE)),
        ("hours.never_open", lambda: Hours(((),) * 7)),
        ("hours.week_length", lambda: Hours((OFFICE,) * 5)),
        ("hours.zone_unknown", lambda: Hours(WEEK, "Europe/Atlantis")),
        ("hours.zone_unknown", lambda: Hours(WEEK, "../etc/passwd")),
    ],
)
def test_refusals_carry_a_code(code, call):
    with pytest.raises(BadHours) as refused:
        call()
    assert refused.value.code == code


def test_hours_with_one_special_day_only_open_then_and_never_again():
    days = {date(2030, 6, 1): SpecialDay("open_day", "Tag der offenen Tür", ((540, 600),))}
    hours = Hours(((),) * 7, special_days=fixed_days(days))
    assert next_opening(berlin("2026-01-01"), hours) == berlin("2030-06-01 09:00")
    with pytest.raises(BadHours, match="hours.never_open"):
        add_service_time(berlin("2026-01-01"), span(2), hours)


@law
@given(any_hours(), MOMENTS, SPANS)
def test_measuring_undoes_adding(hours, start, left):
    assert service_time_between(start, add_service_time(start, left, hours), hours) == left


@law
@given(any_hours(), MOMENTS, SPANS, SPANS)
def test_adding_twice_is_adding_the_sum(hours, start, one, two):
    two += timedelta(microseconds=1)
    in_steps = add_service_time(add_service_time(start, one, hours), two, hours)
    assert in_steps == add_service_time(start, one + two, hours)


@law
@given(any_hours(), MOMENTS, SPANS, SPANS)
def test_longer_spans_and_later_starts_are_never_due_earlier(hours, start, one, two):
    due = add_service_time(start, one, hours)
    assert add_service_time(start, one + two, hours) >= due >= start
    assert add_service_time(start + two, one, hours) >= due


@law
@given(any_hours(), MOMENTS, SPANS)
def test_due_is_never_outside_the_hours(hours, start, left):
    due = add_service_time(start, left, hours)
    # At closing sharp the service is shut, but the moment before it is open.
    assert is_open_at(due, hours) or is_open_at(due - timedelta(microseconds=1), hours)


@law
@given(any_hours(), MOMENTS)
def test_next_opening_is_open_and_nothing_is_missed_before_it(hours, moment):
    opening = next_opening(moment, hours)
    assert is_open_at(opening, hours)
    assert service_time_between(moment, opening, hours) == timedelta(0)


@law
@given(any_hours(), MOMENTS, MOMENTS, MOMENTS)
def test_time_between_adds_up_and_never_exceeds_the_clock(hours, one, two, three):
    whole = service_time_between(one, three, hours)
    parts = service_time_between(one, two, hours) + service_time_between(two, three, hours)
    assert whole == parts
    assert abs(whole) <= abs(three - one)


@law
@given(clocks_change(2026, 3, 29) | clocks_change(2026, 10, 25), st.integers(0, 3000))
def test_without_closing_service_time_is_real_time_when_clocks_change(start, minutes):
    due = add_service_time(start, span(0, minutes), ALWAYS)
    assert due.astimezone(UTC) - start.astimezone(UTC) == span(0, minutes)
