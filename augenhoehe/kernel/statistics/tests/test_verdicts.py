import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics import (
    Change,
    Course,
    Effect,
    Lump,
    cautions,
    choose_method,
    find_effect,
    judge,
    lump_share,
    lump_times,
    lump_values,
    needed_periods,
    smallest_visible,
)
from augenhoehe.kernel.statistics.courses import aim_of, extreme_start, settled

DICE = random.Random(3)
FLAT = [lump_values([week]) for week in (40, 44, 38, 41, 36, 43, 39, 42, 37, 40, 44, 38, 41) * 2]
RISING = [lump_values([40 + week + DICE.gauss(0, 2)]) for week in range(26)]
SHARES = [lump_share(hits, 20) for hits in (16, 15, 17, 16, 14, 18, 16, 15, 16, 17, 15, 16, 17) * 2]


def effect(low, high, **others):
    facts = {"kind": "share", "periods_after": 10, "n_before": 100, "n_after": 100, **others}
    none = 1.0 if facts["kind"] == "time" else 0.0
    return Effect("before_after", change=Change((low + high) / 2, low, high, none=none), **facts)


@pytest.mark.parametrize(
    ("low", "high", "expected", "code", "reasons"),
    [
        (0.02, 0.12, 0.10, "works", ("clear_gain", "as_expected")),
        (0.02, 0.06, 0.10, "works", ("clear_gain", "smaller_than_expected")),
        (-0.05, 0.06, 0.10, "does_not_work", ("expected_ruled_out",)),
        (-0.09, -0.02, 0.10, "does_not_work", ("expected_ruled_out", "got_worse")),
        (-0.05, 0.15, 0.10, "not_decidable", ("both_possible",)),
        (-0.12, -0.02, -0.10, "works", ("clear_gain", "as_expected")),
        (0.02, 0.12, -0.10, "does_not_work", ("expected_ruled_out", "got_worse")),
        (0.0, 0.12, 0.10, "not_decidable", ("both_possible",)),
    ],
)
def test_the_rule_respects_size_and_direction(low, high, expected, code, reasons):
    verdict = judge(effect(low, high), expected)
    assert (verdict.code, verdict.reasons) == (code, reasons)


@pytest.mark.parametrize(
    ("low", "high", "code"),
    [(0.6, 0.9, "works"), (0.9, 1.1, "does_not_work"), (0.7, 1.2, "not_decidable")],
)
def test_times_are_judged_as_ratios(low, high, code):
    assert judge(effect(low, high, kind="time"), 0.8).code == code


def test_before_the_announced_weeks_are_over_nothing_is_decided():
    assert judge(effect(0.02, 0.12, periods_after=9), 0.1, announced=10).reasons == ("too_early",)
    assert judge(effect(0.02, 0.12, periods_after=10), 0.1, announced=10).code == "works"


def test_without_data_nothing_is_decided():
    assert judge(None, 0.1).reasons == ("too_few_data",)


@pytest.mark.parametrize(
    ("expected", "kind"), [(0, "share"), (1.0, "time"), (0.0, "time"), (-2, "time")]
)
def test_no_change_cannot_be_expected(expected, kind):
    with pytest.raises(ValueError):
        judge(effect(0.5, 0.9, kind=kind), expected)
    with pytest.raises(ValueError):
        aim_of(expected, kind)


@given(*[st.floats(-1, 1)] * 3)
def test_what_turns_round_is_judged_the_same(low, high, expected):
    low, high = sorted((low, high))
    if expected:
        assert judge(effect(low, high), expected) == judge(effect(-high, -low), -expected)


def test_a_comparison_group_comes_first():
    course = Course("count", -1, RISING, control_before=FLAT)
    assert choose_method(course).code == "difference_in_differences"
    assert choose_method(Course("share", 1, SHARES, control_before=[lump_share(3, 4)])).code != (
        "difference_in_differences"
    )


def test_a_trend_asks_for_segments():
    assert choose_method(Course("count", 1, RISING)).code == "segmented_regression"
    assert choose_method(Course("count", 1, RISING)).reasons[0] == "trend_before"


def test_a_short_past_shows_no_trend():
    assert choose_method(Course("count", 1, RISING[:11])).reasons[0] == "short_series"
    assert choose_method(Course("count", 1, FLAT)).reasons[0] == "no_trend_before"
    assert choose_method(Course("count", 1, [])).code == "before_after"


def test_the_worst_week_just_before_the_start_is_left_out():
    before = [*FLAT[:12], lump_values([80])]
    course = Course("count", -1, before)
    assert extreme_start(course) == 12 and settled(course).before[12] == Lump()
    assert "extreme_start_left_out" in choose_method(course).reasons
    assert extreme_start(Course("count", 1, before)) != 12
    assert "extreme_start" in cautions(course, None)


def test_each_method_finds_what_is_there():
    after = [Lump(1, week.total - 20, (week.total - 20) ** 2) for week in FLAT[:14]]
    plain = Course("count", -1, FLAT, after)
    assert find_effect(plain, "before_after").change.value == pytest.approx(-20, abs=3)
    assert find_effect(plain, "segmented_regression").change.high < -10
    beside = Course("count", -1, FLAT, after, control_before=FLAT, control_after=FLAT[:14])
    assert find_effect(beside, "difference_in_differences").change.value == pytest.approx(
        -20, abs=3
    )
    with pytest.raises(ValueError):
        find_effect(plain, "gut_feeling")


def test_a_trend_that_goes_on_is_no_effect():
    going_on = [lump_values([66 + week + DICE.gauss(0, 2)]) for week in range(12)]
    course = Course("count", 1, RISING, going_on)
    assert judge(find_effect(course, choose_method(course).code), 15).code == "does_not_work"
    assert "trend_before" in cautions(course, find_effect(course, "before_after"))


def test_times_in_segments_are_ratios():
    weeks = [lump_times([10 + DICE.random() for _ticket in range(5)]) for _week in range(20)]
    halved = [lump_times([5 + DICE.random() for _ticket in range(5)]) for _week in range(10)]
    found = find_effect(Course("time", -1, weeks, halved), "segmented_regression")
    assert found.change.value == pytest.approx(0.52, abs=0.08) and found.change.none == 1.0


def test_a_larger_change_is_seen_sooner():
    course = Course("share", 1, SHARES)
    weeks = [needed_periods(course, size).periods for size in (0.15, 0.12, 0.09)]
    assert weeks == sorted(weeks) and weeks[0] >= 3


def test_what_is_rare_takes_longer_than_what_is_frequent():
    frequent = needed_periods(Course("count", -1, FLAT), -6)
    rare = needed_periods(Course("share", 1, [lump_share(1, 2)] * 26), 0.2)
    assert frequent.code == "visible" and frequent.periods <= 8 and frequent.records is None
    assert rare.code == "not_visible" and rare.smallest > 0.2


def test_a_plan_says_what_could_be_seen_at_best():
    course = Course("time", -1, [lump_times([5, 9, 14, 30])] * 20)
    plan = needed_periods(course, 0.95)
    assert plan.code == "not_visible" and 0.3 < plan.smallest < 0.95
    assert plan.smallest < smallest_visible(course, 80) + 1e-9 < 1
    assert smallest_visible(course, 4) < smallest_visible(course, 30)


def test_without_a_past_nothing_is_announced():
    assert needed_periods(Course("nps", 1, []), 10).code == "too_few_data"
    assert smallest_visible(Course("nps", 1, []), 10) is None
    with pytest.raises(ValueError):
        needed_periods(Course("count", -1, FLAT), 5)


def test_a_comparison_group_costs_weeks():
    alone = needed_periods(Course("share", 1, SHARES), 0.1)
    beside = needed_periods(Course("share", 1, SHARES, control_before=SHARES), 0.1)
    assert beside.method == "difference_in_differences" and beside.periods > alone.periods


def test_a_trend_is_planned_for():
    plan = needed_periods(Course("count", -1, RISING), -12)
    assert plan.method == "segmented_regression" and plan.code == "visible"


def test_other_seasons_other_measures_and_few_data_are_warned_of():
    course = Course("share", 1, SHARES[:10], SHARES[:6])
    found = cautions(course, effect(0.0, 0.1, n_after=20, stretch=2.0), other_measures=1)
    assert {"season", "other_measures", "short_series", "few_records", "weeks_differ"} <= {*found}
    assert "season" not in cautions(Course("share", 1, SHARES * 2, SHARES), None)
    assert "season" not in cautions(Course("share", 1, SHARES[:4], SHARES[:4]), None)
    assert cautions(Course("share", 1, SHARES * 2, SHARES), effect(0.0, 0.1)) == ()


def test_a_comparison_group_that_went_its_own_way_is_warned_of():
    apart = Course("count", -1, RISING, FLAT, control_before=FLAT, control_after=FLAT)
    assert "not_parallel" in cautions(apart, None)
    assert "not_parallel" not in cautions(Course("count", -1, FLAT, FLAT), None)


@given(
    st.lists(
        st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=30
    ),
    st.data(),
)
def test_any_course_can_be_planned_found_and_judged(weeks, data):
    lumps = [lump_share(*week) for week in weeks]
    start = data.draw(st.integers(0, len(lumps)))
    course = Course("share", 1, lumps[:start], lumps[start:])
    plan = needed_periods(course, 0.1)
    found = find_effect(course, plan.method)
    verdict = judge(found, 0.1, announced=plan.periods)
    assert verdict.code in ("works", "does_not_work", "not_decidable")
    assert len(cautions(course, found)) <= 8
