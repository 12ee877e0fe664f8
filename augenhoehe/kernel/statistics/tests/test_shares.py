import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics import wilson


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3.
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_agree_with_the_published_ones(hits, n, low, high):
    share = wilson(hits, n)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


def test_nothing_counted_is_no_share():
    assert wilson(0, 0).value is None


def test_more_hits_than_cases_is_refused():
    with pytest.raises(ValueError):
        wilson(3, 2)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_lies_in_its_interval_and_mirrors(pair):
    hits, n = pair
    share, other = wilson(hits, n), wilson(n - hits, n)
    assert 0 <= share.low <= share.value <= share.high <= 1
    assert share.low == pytest.approx(1 - other.high)
