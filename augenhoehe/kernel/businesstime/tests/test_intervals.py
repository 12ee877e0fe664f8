"""What people type as opening hours is read, or refused with the part that is wrong."""

import pytest
from hypothesis import given

from augenhoehe.kernel.businesstime import (
    BadHours,
    Interval,
    format_intervals,
    parse_intervals,
    within,
)
from augenhoehe.kernel.businesstime.intervals import check_intervals
from augenhoehe.kernel.businesstime.tests.cast import day_intervals


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("08:00-12:00, 13:00-17:00", [(480, 720), (780, 1020)]),
        ("8-12; 13.30 – 17 Uhr", [(480, 720), (810, 1020)]),
        ("13:00-17:00,8:00-12:00", [(480, 720), (780, 1020)]),
        ("8 bis 12 Uhr", [(480, 720)]),
        ("22:00-24:00", [(1320, 1440)]),
        ("00:00-24:00", [(0, 1440)]),
        ("8:00-12:00, 12:00-13:00", [(480, 720), (720, 780)]),
        ("", []),
        (" , ", []),
    ],
)
def test_typed_hours_are_read(typed, read):
    assert parse_intervals(typed) == tuple(Interval(*pair) for pair in read)


@pytest.mark.parametrize(
    ("typed", "code", "part"),
    [
        ("morgens", "interval.unreadable", "morgens"),
        ("8:00", "interval.unreadable", "8:00"),
        ("8-12, 13-", "interval.unreadable", "13-"),
        ("8-25", "interval.no_such_time", "8-25"),
        ("8:60-12", "interval.no_such_time", "8:60-12"),
        ("8-24:01", "interval.no_such_time", "8-24:01"),
        ("22:00-06:00", "interval.over_midnight", "22:00-06:00"),
        ("8-8", "interval.reversed", "8-8"),
        ("8-12, 11-17", "interval.overlap", "08:00-12:00"),
        ("٨-١٢", "interval.unreadable", "٨-١٢"),
    ],
)
def test_what_cannot_be_read_is_named(typed, code, part):
    with pytest.raises(BadHours) as refused:
        parse_intervals(typed)
    assert (refused.value.code, refused.value.params["part"]) == (code, part)


@pytest.mark.parametrize("pair", [(-1, 5), (0, 1441)])
def test_intervals_stay_inside_the_day(pair):
    with pytest.raises(BadHours, match="interval.not_in_day"):
        check_intervals([pair])


@given(day_intervals())
def test_what_is_shown_can_be_typed_again(intervals):
    assert parse_intervals(format_intervals(intervals)) == intervals


def test_a_half_day_keeps_the_morning_and_cuts_the_rest():
    office = parse_intervals("8-12, 13-17")
    assert format_intervals(within(office, [(0, 720)])) == "08:00-12:00"
    assert format_intervals(within(office, [(540, 840)])) == "09:00-12:00, 13:00-14:00"
    assert within((), [(0, 720)]) == ()
