import math

import pytest
import scipy.stats
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from augenhoehe.kernel.statistics import (
    geometric_mean,
    lump_times,
    lump_values,
    mean_difference,
    mean_interval,
    median_ratio,
    quantile_interval,
    time_ratio,
)

SCORES = st.lists(st.integers(1, 7), min_size=2, max_size=80)
HOURS = st.lists(st.floats(1, 1000), min_size=5, max_size=60)


@given(SCORES)
def test_a_mean_and_its_interval_are_statsmodels(scores):
    mean = mean_interval(lump_values(scores))
    low, high = DescrStatsW(scores).tconfint_mean()
    assert mean.value == pytest.approx(sum(scores) / len(scores))
    if len(set(scores)) > 1:
        assert (mean.low, mean.high) == (pytest.approx(low), pytest.approx(high))


@given(SCORES, SCORES)
def test_a_difference_of_means_is_welchs(first, second):
    assume(len(set(first)) > 1 and len(set(second)) > 1)
    change = mean_difference(lump_values(first), lump_values(second))
    other = CompareMeans(DescrStatsW(first), DescrStatsW(second))
    low, high = other.tconfint_diff(usevar="unequal")
    assert (change.low, change.high) == (pytest.approx(low), pytest.approx(high))
    assert change.p == pytest.approx(scipy.stats.ttest_ind(first, second, equal_var=False).pvalue)


def test_one_answer_has_no_interval():
    assert mean_interval(lump_values([5])).low is None
    assert mean_interval(lump_values([])).value is None


@given(HOURS, st.floats(0.1, 10))
def test_a_ratio_of_times_knows_no_unit(times, factor):
    assume(max(times) > min(times))
    change = time_ratio([factor * time for time in times], times)
    assert change.value == pytest.approx(factor)
    assert change.low <= change.value <= change.high and change.none == 1.0


def test_a_ratio_of_times_is_welch_on_logarithms():
    before, after = [4, 9, 30, 2, 17, 50], [3, 5, 8, 2.5, 20]
    change = time_ratio(after, before)
    logs = [[math.log(time) for time in times] for times in (after, before)]
    other = scipy.stats.ttest_ind(*logs, equal_var=False)
    low, high = other.confidence_interval()
    assert (change.low, change.high) == (
        pytest.approx(math.exp(low)),
        pytest.approx(math.exp(high)),
    )
    assert change.p == pytest.approx(other.pvalue)


def test_no_time_at_all_counts_as_a_minute():
    assert geometric_mean(lump_times([0.0, 0.0])).value == pytest.approx(1 / 60)


@given(HOURS, HOURS)
def test_a_ratio_of_medians_turns_round(first, second):
    change, other = median_ratio(first, second), median_ratio(second, first)
    assert change.low <= change.value <= change.high
    assert change.value == pytest.approx(1 / other.value)
    assert change.low == pytest.approx(1 / other.high)


@pytest.mark.parametrize(
    ("n", "low", "high"),
    # scipy, binom.ppf at 2.5 and 97.5 %.
    [(10, 7, None), (30, 23, None), (50, 41, 50), (100, 84, 96)],
)
def test_the_90th_percentile_lies_between_these_ranks(n, low, high):
    middle = quantile_interval(range(1, n + 1), 0.9)
    assert (middle.low, middle.high) == (low, high)


@given(st.integers(1, 400), st.sampled_from([0.1, 0.5, 0.9]))
def test_the_ranks_cover_at_least_95_percent(n, share):
    middle = quantile_interval(range(1, n + 1), share)
    low, high = middle.low or 0, middle.high or n + 1
    covered = scipy.stats.binom.cdf(high - 1, n, share) - scipy.stats.binom.cdf(low - 1, n, share)
    assert covered >= 0.95 - 1e-9
