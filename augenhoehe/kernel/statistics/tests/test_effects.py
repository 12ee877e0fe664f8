import statistics
from itertools import product

import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.kernel.statistics import (
    Change,
    Lump,
    NpsCounts,
    before_after,
    difference_in_differences,
    lump_nps,
    lump_share,
    lump_times,
    lump_values,
    newcombe,
    nps_difference,
    segmented,
    sum_lumps,
)
from augenhoehe.kernel.statistics.changes import minus, widen
from augenhoehe.kernel.statistics.heavy import check_segmented
from augenhoehe.kernel.statistics.leastsquares import least_squares
from augenhoehe.kernel.statistics.segmented import trend

NOISE = [.6, -.4, .1, -.7, .5, .2, -.3, .4, -.6, .3, -.2, .1, .5, -.5, .2, .1, -.4, .3, .6, -.6, -.1, .2, -.3, .2]  # fmt: skip
SERIES = [
    70 + 0.2 * t + (5 + 0.5 * (t - 12)) * (t > 12) + noise for t, noise in enumerate(NOISE, start=1)
]
WEEK = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
WEEKS = st.lists(WEEK, min_size=1, max_size=20)


def test_segmented_regression_agrees_with_the_reference():
    found = segmented(SERIES, 12)
    assert [round(one, 4) for one in found.b] == [70.0591, 0.1909, 5.1303, 0.4993]
    assert [round(one, 4) for one in found.se] == [0.2658, 0.0361, 0.3545, 0.0511]
    assert [round(one, 4) for one in found.hac] == [0.2179, 0.0249, 0.1724, 0.0300]
    assert (round(found.jump.low, 4), round(found.jump.high, 4)) == (4.3908, 5.8698)
    assert found.gap.value == pytest.approx(found.b[2] + 6.5 * found.b[3])


def test_statsmodels_says_the_same():
    ours, theirs = segmented(SERIES, 12), check_segmented(SERIES, 12)
    assert (ours.b, ours.se, ours.hac) == tuple(
        pytest.approx(one, rel=1e-9) for one in (theirs.b, theirs.se, theirs.hac)
    )
    assert theirs.durbin_watson > 2 and 0 < theirs.ljung_box < 1
    assert theirs.prais_b[2] == pytest.approx(5, abs=1)


@given(st.lists(st.floats(-100, 100), min_size=12, max_size=40), st.integers(0, 4))
@settings(deadline=None)
def test_least_squares_and_hac_are_statsmodels(values, lags):
    rows = [(1.0, float(t), float(t % 3)) for t in range(len(values))]
    ours = least_squares(rows, values, lags=lags)
    theirs = sm.OLS(values, rows).fit()
    robust = theirs.get_robustcov_results("HAC", maxlags=lags, use_correction=True)
    assert ours.b == pytest.approx(tuple(theirs.params), abs=1e-6)
    assert ours.standard_errors(ours.hac) == pytest.approx(tuple(robust.bse), rel=1e-5, abs=1e-6)


def test_a_hole_in_the_series_changes_nothing_that_lies_on_a_line():
    line = [2 + 3 * t + (4 if t >= 10 else 0) for t in range(20)]
    line[4] = line[15] = None
    assert segmented(line, 10).b[1:] == (pytest.approx(3), pytest.approx(4), pytest.approx(0))


def test_too_short_a_series_has_no_segments():
    assert segmented([1.0] * 11, 7) is None
    assert segmented([1.0, 2.0] * 6, 9) is None
    assert trend([1, 2, 3]) is None


def test_a_trend_is_seen_and_noise_is_not():
    assert trend(SERIES[:12]).is_visible
    assert not trend(NOISE).is_visible
    assert trend([5.0] * 9).p == 1.0


def test_shares_are_compared_by_newcombe():
    effect = before_after([lump_share(24, 40), lump_share(24, 40)], [lump_share(56, 70)], "share")
    assert effect.change == newcombe(56, 70, 48, 80) and effect.stretch == 1.0
    assert (effect.n_before, effect.n_after, effect.periods_after) == (80, 70, 1)


def test_scores_are_compared_by_adjusted_wald():
    effect = before_after([lump_nps(45, 30, 25)], [lump_nps(60, 25, 15)], "nps")
    other = nps_difference(NpsCounts(60, 25, 15), NpsCounts(45, 30, 25))
    assert (effect.change.low, effect.change.high) == (
        pytest.approx(other.low),
        pytest.approx(other.high),
    )


def test_times_are_a_ratio():
    before, after = [10, 20, 40, 5, 15, 30], [5, 10, 20, 2.5, 7.5, 15]
    effect = before_after([lump_times(before)], [lump_times(after)], "time")
    assert effect.change.value == pytest.approx(0.5) and effect.change.none == 1.0


def test_weeks_that_differ_make_the_interval_wider():
    calm = [lump_share(16, 20)] * 10
    wild = [lump_share(10, 20), lump_share(20, 20), lump_share(18, 20), lump_share(16, 20)] * 3
    assert before_after(calm, calm, "share").stretch == 1.0
    assert before_after(wild, wild, "share").stretch > 1.5


def test_counts_know_only_weeks():
    before = [lump_values([value]) for value in (40, 44, 39, 41, 43, 42)]
    after = [lump_values([value]) for value in (30, 33, 31, 29)]
    effect = before_after(before, after, "count")
    assert effect.change.value == pytest.approx(30.75 - 41.5) and effect.change.direction == -1
    assert before_after(before[:3], after[:2], "count") is None


@pytest.mark.parametrize("kind", ["share", "nps", "mean", "time", "count"])
def test_too_few_records_have_no_effect(kind):
    assert before_after([lump_values([1, 1])], [lump_values([1])], kind) is None
    assert before_after([], [], kind) is None


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError):
        before_after([], [], "mood")


@given(WEEKS, WEEKS)
@settings(deadline=None)
def test_an_effect_lies_in_its_interval_and_is_never_surer_than_newcombe(before, after):
    lumps = [[lump_share(*week) for week in side] for side in (before, after)]
    was, now = (sum_lumps(side) for side in lumps)
    effect = before_after(*lumps, "share")
    if effect is None:
        assert min(was.n, now.n) < 5
    else:
        plain = newcombe(now.total, now.n, was.total, was.n)
        assert effect.change.low - 1e-12 <= plain.low <= plain.value <= plain.high
        assert plain.high <= effect.change.high + 1e-12


def test_what_changed_there_too_is_no_effect():
    def score(points):
        return [Lump(100, points * 100, points * points * 100 + 5000)]

    effect = difference_in_differences((score(74), score(82)), (score(77), score(79)), "mean")
    assert effect.change.value == pytest.approx(6)
    se = (4 * 5000 / 99 / 100) ** 0.5
    assert effect.change.high - 6 == pytest.approx(1.972 * se, rel=0.001)


def test_ratios_are_divided():
    halved, kept = Change(0.5, 0.4, 0.625, none=1.0), Change(1.0, 0.8, 1.25, none=1.0)
    found = minus(halved, kept)
    assert found.value == pytest.approx(0.5)
    assert found.high / found.value == pytest.approx(found.value / found.low)
    assert widen(halved, 2).low == pytest.approx(0.32)


def test_without_a_comparison_there_is_no_difference_of_differences():
    side = ([lump_share(5, 10)], [lump_share(5, 10)])
    assert difference_in_differences(side, ([], []), "share") is None


@given(st.lists(st.lists(st.floats(-50, 50), max_size=6), max_size=6))
def test_lumps_add_up_to_their_values(weeks):
    whole = sum_lumps(lump_values(week) for week in weeks)
    values = [value for week in weeks for value in week]
    assert whole.n == len(values)
    if len(values) > 1:
        assert whole.variance == pytest.approx(statistics.variance(values), abs=1e-6)


def test_what_is_no_count_is_refused():
    for make, counts in product((lump_share,), ((3, 2), (-1, 2))):
        with pytest.raises(ValueError):
            make(*counts)
    with pytest.raises(ValueError):
        lump_nps(1, -1, 0)
