"""Rates per so many chances, held to the numbers of R (poisson.test) and SciPy (gamma.ppf)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics import rate, rate_ratio
from augenhoehe.kernel.statistics.rates import gamma_cdf, gamma_quantile


@pytest.mark.parametrize(
    "events, low, high",
    [
        (0, 0, 3.688879),
        (1, 0.025318, 5.571643),
        (5, 1.623486, 11.668332),
        (10, 4.795389, 18.390356),
        (100, 81.363991, 121.626794),
    ],
)
def test_a_count_has_the_exact_interval_of_a_poisson_count(events, low, high):
    found = rate(events, 1, per=1)
    assert (found.low, found.high) == pytest.approx((low, high), abs=2e-6)


def test_a_rate_is_told_per_thousand_chances():
    found = rate(12, 4000)
    assert found.value == 3 and found.low == pytest.approx(1.550144, abs=1e-5)
    assert found.high == pytest.approx(5.240396, abs=1e-5)


def test_many_events_have_nearly_the_exact_interval_by_approximation():
    found = rate(501, 1, per=1)
    assert found.low == pytest.approx(gamma_quantile(0.025, 501), rel=1e-4)
    assert found.high == pytest.approx(gamma_quantile(0.975, 502), rel=1e-4)


def test_without_a_chance_there_is_no_rate():
    assert rate(3, 0).value is None and rate(0, 0).high is None


@pytest.mark.parametrize("events, chances", [(-1, 5), (1, -5)])
def test_what_cannot_be_counted_is_refused(events, chances):
    with pytest.raises(ValueError):
        rate(events, chances)


def test_two_rates_are_compared_exactly():
    # R: poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878)), an example of its help page.
    found = rate_ratio(11, 800, 21, 3011)
    assert found.value == pytest.approx(1.971488, abs=1e-6)
    assert (found.low, found.high) == pytest.approx((0.858426, 4.277266), abs=1e-5)
    assert found.direction == 0


def test_a_rate_after_nothing_has_no_upper_end():
    found = rate_ratio(8, 100, 0, 100)
    assert found.high == float("inf") and found.low > 1 and found.direction == 1
    assert rate_ratio(0, 10, 0, 10) is None and rate_ratio(1, 0, 1, 10) is None


def test_twice_as_many_in_many_is_surely_more():
    assert rate_ratio(400, 10_000, 200, 10_000).direction == 1
    assert rate_ratio(200, 10_000, 400, 10_000).direction == -1


@given(st.integers(0, 2000), st.integers(1, 100_000))
def test_the_interval_holds_the_rate(events, chances):
    found = rate(events, chances)
    assert found.low <= found.value <= found.high


@given(st.floats(0.01, 0.99), st.integers(1, 400))
def test_the_quantile_undoes_the_distribution(p, shape):
    assert gamma_cdf(gamma_quantile(p, shape), shape) == pytest.approx(p, abs=1e-9)
