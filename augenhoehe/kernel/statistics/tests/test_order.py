import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics import median_interval, quantile

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=300)


@pytest.mark.parametrize(
    ("n", "low", "high"),
    # Ranks for 95 % from Conover's and Campbell and Gardner's tables (n: r, s).
    [(6, 1, 6), (10, 2, 9), (20, 6, 15), (30, 10, 21), (50, 18, 33), (100, 40, 61)],
)
def test_ranks_agree_with_the_published_ones(n, low, high):
    middle = median_interval(range(1, n + 1))
    assert (middle.low, middle.high) == (low, high)


def test_below_six_values_there_is_no_interval():
    middle = median_interval([1, 2, 3, 4, 5])
    assert (middle.value, middle.low, middle.n) == (3, None, 5)


def test_of_nothing_there_is_no_median():
    assert median_interval([]).value is None and quantile([], 0.9) is None


@given(VALUES)
def test_the_median_is_the_standard_librarys_and_lies_in_its_interval(values):
    middle = median_interval(values)
    assert middle.value == pytest.approx(statistics.median(values))
    if middle.low is not None:
        assert middle.low <= middle.value <= middle.high


@given(VALUES, st.floats(0, 1))
def test_a_quantile_lies_among_the_values(values, share):
    slack = 1e-6 * max(1, *map(abs, values))
    assert min(values) - slack <= quantile(values, share) <= max(values) + slack
