import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics import (
    detectable_share_change,
    n_for_share,
    newcombe,
    rule_of_three,
    upper_bound,
    wilson,
)

COUNTED = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    # Small service cases; statsmodels, proportion_confint(method="wilson").
    [
        (13, 15, 0.6212, 0.9626),
        (12, 15, 0.5481, 0.9295),
        (8, 8, 0.6756, 1.0),
        (18, 20, 0.6990, 0.9721),
        (45, 50, 0.7864, 0.9565),
        (195, 350, 0.5048, 0.6083),
    ],
)
def test_small_cases_of_wilson(hits, n, low, high):
    share = wilson(hits, n)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    # statsmodels, confint_proportions_2indep(method="newcomb").
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((10, 10, 0, 20), 0.6791, 1.0),
    ],
)
def test_differences_agree_with_the_published_ones(counts, low, high):
    change = newcombe(*counts)
    assert (round(change.low, 4), round(change.high, 4)) == (low, high)


@given(COUNTED, COUNTED)
def test_a_difference_lies_in_its_interval_and_turns_round(first, second):
    change, other = newcombe(*first, *second), newcombe(*second, *first)
    assert -1 <= change.low <= change.value <= change.high <= 1
    assert change.low == pytest.approx(-other.high)
    assert change.direction == -other.direction


def test_an_empty_group_is_refused():
    with pytest.raises(ValueError):
        newcombe(0, 0, 1, 2)


def test_nothing_bad_in_thirty_cases():
    assert upper_bound(0, 30) == pytest.approx(0.0950, abs=5e-5)
    assert rule_of_three(30) == pytest.approx(0.1)


@given(COUNTED)
def test_the_exact_bound_is_not_below_the_share(pair):
    hits, n = pair
    assert hits / n <= upper_bound(hits, n) <= 1


@pytest.mark.parametrize(("n", "points"), [(50, 20), (100, 14), (200, 10), (400, 7)])
def test_what_a_csat_of_85_percent_can_show(n, points):
    assert round(100 * detectable_share_change(0.85, n)) == points


def test_how_many_cases_an_interval_needs():
    assert n_for_share(0.1) == 97
    assert n_for_share(0.1, population=200) == 66
    with pytest.raises(ValueError):
        n_for_share(0)
