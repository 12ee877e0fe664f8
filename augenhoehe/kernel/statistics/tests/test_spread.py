from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics.order import quantile, quantile_interval
from augenhoehe.kernel.statistics.spread import coarse, spread_quantile

VALUES = st.lists(st.integers(0, 40), min_size=1, max_size=150)


@given(VALUES, st.sampled_from([0.1, 0.5, 0.9]))
def test_a_spread_says_what_its_values_say_one_by_one(values, share):
    counted, single = spread_quantile(Counter(values), share), quantile_interval(values, share)
    assert counted.value == pytest.approx(single.value)
    assert (counted.low, counted.high, counted.n) == (single.low, single.high, single.n)


def test_many_values_have_an_interval_close_to_the_exact_one():
    values = [n * n % 997 for n in range(1500)]
    counted, single = spread_quantile(Counter(values), 0.9), quantile_interval(values, 0.9)
    assert counted.value == pytest.approx(single.value)
    assert abs(counted.low - single.low) < 5 and abs(counted.high - single.high) < 5


def test_of_nothing_nothing_is_said():
    assert spread_quantile({}, 0.5).value is None
    with pytest.raises(ValueError, match="share 1"):
        spread_quantile({1: 1}, 1)


@given(st.floats(0, 1e7), st.floats(0, 1e7))
def test_coarse_minutes_keep_their_order(one, other):
    assert (coarse(min(one, other))) <= coarse(max(one, other))


@given(st.lists(st.floats(0, 3e6), min_size=1, max_size=30).filter(lambda v: len(v) % 2))
def test_the_median_of_coarse_minutes_is_the_coarse_median(minutes):
    assert quantile([coarse(m) for m in minutes], 0.5) == coarse(quantile(minutes, 0.5))


@pytest.mark.parametrize(
    ("minutes", "kept"), [(-3, 0), (0.4, 0), (1476.4, 1476), (9999, 9999), (10_006, 10_000)]
)
def test_minutes_are_exact_up_to_a_week(minutes, kept):
    assert coarse(minutes) == kept
