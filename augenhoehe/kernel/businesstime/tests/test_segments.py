"""The clock that explains itself: every stretch has a kind and a reason, and the sums agree."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.businesstime import (
    BadHours,
    Hours,
    Pause,
    SpecialDay,
    due_with_pauses,
    fixed_days,
    segments,
    service_time_between,
    time_lived,
    totals,
)
from augenhoehe.kernel.businesstime.tests.cast import (
    HOUSE,
    MOMENTS,
    OFFICE,
    SPANS,
    any_hours,
    berlin,
    law,
    span,
)


def told(start, end, pauses=(), hours=HOUSE):
    """Segments as short lines: "Mon 08:00-12:00 running open"."""
    parts = segments(berlin(start), berlin(end), hours, pauses)
    return [
        f"{p.starts_at:%a %H:%M}-{p.ends_at:%a %H:%M} {p.kind} {p.reason} {p.name}".strip()
        for p in parts
    ]


def test_over_easter_each_closed_day_has_its_name():
    assert told("2026-04-02 16:30", "2026-04-07 08:30") == [
        "Thu 16:30-Thu 17:00 running open",
        "Thu 17:00-Fri 00:00 closed night",
        "Fri 00:00-Sat 00:00 closed holiday Karfreitag",
        "Sat 00:00-Mon 00:00 closed weekend",
        "Mon 00:00-Tue 00:00 closed holiday Ostermontag",
        "Tue 00:00-Tue 08:00 closed night",
        "Tue 08:00-Tue 08:30 running open",
    ]


def test_a_night_is_one_segment_and_lunch_is_a_break():
    assert told("2026-04-27 11:00", "2026-04-28 09:00") == [
        "Mon 11:00-Mon 12:00 running open",
        "Mon 12:00-Mon 13:00 closed break",
        "Mon 13:00-Mon 17:00 running open",
        "Mon 17:00-Tue 08:00 closed night",
        "Tue 08:00-Tue 09:00 running open",
    ]


def test_the_afternoon_of_a_half_day_is_named_and_closed_days_too():
    assert told("2026-12-24 11:00", "2026-12-29 08:00") == [
        "Thu 11:00-Thu 12:00 running open",
        "Thu 12:00-Fri 00:00 closed half_day Heiligabend",
        "Fri 00:00-Sat 00:00 closed holiday 1. Weihnachtstag",
        "Sat 00:00-Mon 00:00 closed weekend",
        "Mon 00:00-Tue 00:00 closed closed_day Betriebsruhe",
        "Tue 00:00-Tue 08:00 closed night",
    ]


def test_a_day_that_opens_late_says_why_in_the_morning():
    days = {
        berlin("2026-04-27").date(): SpecialDay("half_day", "Betriebsversammlung", ((780, 1020),))
    }
    hours = Hours((OFFICE,) * 7, special_days=fixed_days(days))
    assert told("2026-04-27 00:00", "2026-04-28 00:00", hours=hours) == [
        "Mon 00:00-Mon 13:00 closed half_day Betriebsversammlung",
        "Mon 13:00-Mon 17:00 running open",
        "Mon 17:00-Tue 00:00 closed night",
    ]


def test_a_weekday_off_is_not_called_a_weekend():
    hours = Hours((OFFICE, OFFICE, (), OFFICE, OFFICE, (), ()))
    assert told("2026-04-29 09:00", "2026-04-29 10:00", hours=hours) == [
        "Wed 09:00-Wed 10:00 closed closed_weekday"
    ]


def test_waiting_for_the_customer_pauses_open_time_only():
    waiting = [Pause(berlin("2026-04-27 16:00"), berlin("2026-04-28 09:00"))]
    assert told("2026-04-27 15:00", "2026-04-28 10:00", waiting) == [
        "Mon 15:00-Mon 16:00 running open",
        "Mon 16:00-Mon 17:00 paused waiting_for_customer",
        "Mon 17:00-Tue 08:00 closed night",
        "Tue 08:00-Tue 09:00 paused waiting_for_customer",
        "Tue 09:00-Tue 10:00 running open",
    ]


def test_the_time_the_customer_lived_counts_everything():
    waiting = [Pause(berlin("2026-04-27 16:00"), berlin("2026-04-28 09:00"))]
    start, end = berlin("2026-04-27 15:00"), berlin("2026-04-28 10:00")
    assert totals(segments(start, end, HOUSE, waiting)) == (span(2), span(2), span(15), span(19))
    assert time_lived(start, end) == span(19)


@pytest.mark.parametrize(
    ("case", "pauses", "due"),
    [
        ("no pause", [], "2026-04-27 14:00"),
        ("a pause of an hour", [("2026-04-27 10:00", "2026-04-27 11:00")], "2026-04-27 15:00"),
        (
            "over lunch costs nothing",
            [("2026-04-27 12:00", "2026-04-27 13:00")],
            "2026-04-27 14:00",
        ),
        ("over night", [("2026-04-27 10:00", "2026-04-28 08:00")], "2026-04-28 11:00"),
        ("after the deadline", [("2026-04-27 14:00", "2026-04-28 08:00")], "2026-04-27 14:00"),
        ("before the start", [("2026-04-26 10:00", "2026-04-26 11:00")], "2026-04-27 14:00"),
        ("around the start", [("2026-04-26 10:00", "2026-04-27 10:00")], "2026-04-27 15:00"),
        (
            "overlapping ones count once",
            [("2026-04-27 10:00", "2026-04-27 11:00"), ("2026-04-27 10:30", "2026-04-27 11:30")],
            "2026-04-27 15:30",
        ),
        (
            "one inside the other",
            [("2026-04-27 10:00", "2026-04-27 11:30"), ("2026-04-27 10:30", "2026-04-27 11:00")],
            "2026-04-27 15:30",
        ),
        ("an empty one", [("2026-04-27 10:00", "2026-04-27 10:00")], "2026-04-27 14:00"),
        ("still waiting", [("2026-04-27 13:30", None)], None),
        ("still waiting after the deadline", [("2026-04-27 14:30", None)], "2026-04-27 14:00"),
    ],
)
def test_four_hours_from_nine_with_pauses(case, pauses, due):
    made = [Pause(berlin(one), two and berlin(two)) for one, two in pauses]
    found = due_with_pauses(berlin("2026-04-27 09:00"), span(4), HOUSE, made)
    assert found == (due and berlin(due))


def test_a_pause_that_ends_before_it_begins_is_refused():
    with pytest.raises(BadHours, match="pause.reversed"):
        Pause(berlin("2026-04-27 10:00"), berlin("2026-04-27 09:00"))


def test_an_empty_or_reversed_stretch_has_no_segments():
    assert told("2026-04-27 10:00", "2026-04-27 10:00") == []
    assert told("2026-04-27 10:00", "2026-04-26 10:00") == []


@st.composite
def any_pauses(draw):
    starts = draw(st.lists(MOMENTS, max_size=4))
    return [Pause(start, start + draw(SPANS)) for start in starts]


@law
@given(any_hours(), MOMENTS, SPANS, any_pauses())
def test_segments_cover_the_time_without_gaps_and_neighbours_differ(hours, start, length, pauses):
    parts = segments(start, start + length, hours, pauses)
    if not length:
        assert parts == []
        return
    assert (parts[0].starts_at, parts[-1].ends_at) == (start, start + length)
    for one, other in zip(parts, parts[1:], strict=False):
        assert one.ends_at == other.starts_at
        assert (one.kind, one.reason, one.name) != (other.kind, other.reason, other.name)
    assert all(part.length > timedelta(0) for part in parts)
    assert totals(parts).lived == length


@law
@given(any_hours(), MOMENTS, SPANS, any_pauses())
def test_running_and_paused_segments_add_up_to_the_service_time(hours, start, length, pauses):
    sums = totals(segments(start, start + length, hours, pauses))
    assert sums.running + sums.paused == service_time_between(start, start + length, hours)


@law
@given(any_hours(), MOMENTS, st.timedeltas(timedelta(0), timedelta(days=5)), any_pauses())
def test_until_due_the_clock_has_run_exactly_the_span(hours, start, left, pauses):
    due = due_with_pauses(start, left, hours, pauses)
    assert totals(segments(start, due, hours, pauses)).running == left


@law
@given(any_hours(), MOMENTS, SPANS, any_pauses())
def test_a_pause_never_makes_a_deadline_earlier(hours, start, left, pauses):
    assert due_with_pauses(start, left, hours, pauses) >= due_with_pauses(start, left, hours)
