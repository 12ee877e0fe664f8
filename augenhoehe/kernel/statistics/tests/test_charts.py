import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics import anhoej, share_chart, xmr_chart
from augenhoehe.kernel.statistics.limits import Limits, laney_limits, p_limits, sigma_z, xmr
from augenhoehe.kernel.statistics.runs import anhoej_limits, special_causes

FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
JUICE = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]  # fmt: skip
QUIET = [10, 12, 9, 11, 10, 13, 9, 12, 10, 11, 9, 12, 10, 11]
VALUES = st.lists(st.floats(-1e4, 1e4), max_size=60)
COUNTS = st.lists(st.integers(0, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))


def test_limits_of_single_values_are_nists():
    found = xmr(FLOW)
    assert found.limits.centre == pytest.approx(50.81)
    assert found.range_mean == pytest.approx(1.877778, abs=1e-6)
    assert (round(found.limits.high, 4), round(found.limits.low, 4)) == (55.8049, 45.8151)
    assert round(found.range_limit, 4) == 6.1347


def test_with_three_over_d2_they_are_nists_as_printed():
    found = xmr(FLOW)
    half = 3 * found.range_mean / 1.128
    assert (round(50.81 + half, 4), round(50.81 - half, 4)) == (55.8041, 45.8159)


def test_a_jump_does_not_widen_the_limits():
    values = [*QUIET, 100]
    assert xmr(values).limits.high < xmr(values, screen=False).limits.high
    assert xmr_chart(values).points[-1].signal == "outside"


def test_limits_of_shares_are_montgomerys():
    limits = p_limits([(hits, 50) for hits in JUICE])[0]
    assert sum(JUICE) == 347
    assert limits.centre == pytest.approx(0.231333, abs=1e-6)
    assert (round(limits.high, 6), round(limits.low, 6)) == (0.410239, 0.052428)


def test_laneys_limits_are_those_of_p_stretched():
    counts = [(hits, 50) for hits in JUICE]
    plain, stretched = p_limits(counts)[0], laney_limits(counts)[0]
    assert sigma_z(counts) > 1
    ratio = (stretched.high - stretched.centre) / (plain.high - plain.centre)
    assert ratio == pytest.approx(sigma_z(counts))
    assert share_chart(counts).kind == "laney"


def test_large_groups_that_differ_a_little_are_no_signals():
    counts = [(8_000 + 150 * (-1) ** week, 10_000) for week in range(20)]
    outside = [share < limits.low or share > limits.high for (hits, n), limits in zip(counts, p_limits(counts), strict=True) for share in [hits / n]]  # fmt: skip
    assert any(outside)
    assert share_chart(counts).variation == "common_cause"


@pytest.mark.parametrize(
    ("n", "longest", "crossings"),
    # qicharts2.
    [(12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8), (30, 8, 10), (36, 8, 13), (52, 9, 20)],
)
def test_what_chance_allows_is_qicharts(n, longest, crossings):
    assert anhoej_limits(n) == (longest, crossings)


def test_a_shift_is_a_run_too_long():
    run = anhoej([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9])
    assert (run.longest_run, run.crossings, run.is_signal) == (10, 1, True)
    assert not anhoej([1, 9] * 10).is_signal
    assert anhoej([3, 3, 3]) is None and anhoej([]) is None


def codes(values):
    """Signals of values whose limits are 4 and 16 around 10."""
    found = special_causes(values, [Limits(10, 4, 16)] * len(values))
    return [signal.code if signal else "" for signal in found]


def test_beyond_a_limit_is_outside():
    assert codes([10, 17, 3, 16]) == ["", "outside", "outside", ""]


def test_seven_on_one_side_are_a_shift():
    values = [9, 11, 12, 11, 12, 11, 12, 11]
    assert codes(values) == ["", *["shift"] * 7]
    assert set(codes(values[:-1])) == {""}


def test_a_point_on_the_centre_ends_a_run():
    assert set(codes([11, 12, 11, 10, 12, 11, 12, 11])) == {""}


def test_seven_that_only_rise_are_a_trend():
    assert codes([9, 7, 8, 9, 10, 11, 12, 13, 9]) == ["", *["trend"] * 7, ""]
    assert set(codes([9, 7, 8, 9, 10, 11, 12, 9])) == {""}


def test_two_of_three_near_a_limit_are_a_signal():
    assert codes([9, 15, 11, 15, 9]) == ["", "near_limit", "", "near_limit", ""]
    assert set(codes([9, 15, 5, 15, 9])) == {""}


@pytest.mark.parametrize(("good", "word"), [(1, "improvement"), (-1, "concern"), (0, "high")])
def test_better_depends_on_what_is_good(good, word):
    assert xmr_chart([*QUIET, 30], good=good).variation == word


def test_usual_ups_and_downs_are_common_cause():
    chart = xmr_chart(QUIET, good=1)
    assert chart.variation == "common_cause" and chart.cautions == ()


@pytest.mark.parametrize(
    ("target", "good", "word"),
    [
        (30, 1, "fails"),
        (30, -1, "passes"),
        (2, 1, "passes"),
        (2, -1, "fails"),
        (11, 1, "hit_and_miss"),
    ],
)
def test_a_target_is_passed_failed_or_a_matter_of_chance(target, good, word):
    assert xmr_chart(QUIET, good=good, target=target).assurance == word


def test_without_a_target_or_a_direction_nothing_is_assured():
    assert xmr_chart(QUIET, good=1).assurance is None
    assert xmr_chart(QUIET, target=11).assurance is None


def test_fewer_than_thirteen_points_are_warned_of():
    assert xmr_chart(QUIET[:12]).cautions == ("few_points",)
    assert xmr_chart(QUIET[:13]).cautions == ()
    assert xmr_chart([]).cautions == xmr_chart([None, None]).cautions == ("no_data",)


def test_limits_begin_afresh_where_a_measure_started():
    before, after = QUIET, [value - 6 for value in QUIET]
    chart = xmr_chart([*before, *after], starts=[len(before)], good=-1)
    assert chart.variation == "common_cause"
    assert [point.phase for point in chart.points] == [0] * 14 + [1] * 14
    assert chart.points[0].limits.centre - chart.points[-1].limits.centre == pytest.approx(6)
    assert xmr_chart([*before, *after], good=-1).variation == "improvement"


def test_a_week_without_data_keeps_its_place():
    chart = share_chart([(8, 10), (0, 0), (9, 10), (7, 10)])
    assert [point.value for point in chart.points] == [0.8, None, 0.9, 0.7]
    assert chart.points[1].limits is None


@given(VALUES, st.lists(st.integers(-3, 70), max_size=4), st.sampled_from([-1, 0, 1]))
def test_any_series_has_a_chart(values, starts, good):
    chart = xmr_chart(values, starts=starts, good=good, target=0)
    assert len(chart.points) == len(values)
    assert all(
        p.limits is None or p.limits.low <= p.limits.centre <= p.limits.high for p in chart.points
    )


@given(COUNTS, st.lists(st.integers(0, 60), max_size=3))
def test_any_counts_have_a_chart_within_0_and_1(counts, starts):
    for point in share_chart(counts, starts=starts, good=1, target=0.5).points:
        assert point.limits is None or 0 <= point.limits.low <= point.limits.high <= 1


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=40))
def test_upside_down_better_is_worse(values):
    chart, mirrored = xmr_chart(values, good=1), xmr_chart([-value for value in values], good=1)
    turned = {"improvement": "concern", "concern": "improvement"}
    assert mirrored.variation == turned.get(chart.variation, chart.variation)
