"""Options that no other one beats, and the fairest of them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.options import fairest, unbeaten

VALUES = st.one_of(st.none(), st.integers(0, 4))


@st.composite
def tables(draw):
    parties = draw(st.integers(1, 5))
    rows = draw(st.lists(st.tuples(*[VALUES] * parties), max_size=12))
    return dict(enumerate(rows))


def naive(ratings):
    rated = {key: row for key, row in ratings.items() if None not in row}

    def beats(one, other):
        pairs = list(zip(one, other, strict=True))
        return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)

    return [
        key for key, row in rated.items() if not any(beats(other, row) for other in rated.values())
    ]


@given(tables())
def test_as_by_comparing_each_with_each(ratings):
    assert unbeaten(ratings) == naive(ratings)


@given(tables())
def test_whoever_is_fairest_is_not_beaten(ratings):
    assert set(fairest(ratings)) <= set(unbeaten(ratings))


@given(tables())
def test_nobody_is_worse_off_at_the_fairest_than_at_the_least_of_any_other(ratings):
    best = fairest(ratings)
    rated = [row for row in ratings.values() if None not in row]
    assert bool(best) == bool(rated)
    for key, row in product(best, rated):
        assert min(ratings[key]) >= min(row)


@given(tables())
def test_whatever_one_party_did_not_rate_is_left_out(ratings):
    assert all(None not in ratings[key] for key in [*unbeaten(ratings), *fairest(ratings)])


@given(tables(), st.randoms())
def test_the_order_of_options_does_not_matter(ratings, dice):
    keys = list(ratings)
    dice.shuffle(keys)
    assert set(unbeaten({key: ratings[key] for key in keys})) == set(unbeaten(ratings))


@pytest.mark.parametrize(
    ("ratings", "wanted", "fair"),
    [
        ({}, [], []),
        ({"a": (4, 0), "b": (0, 4), "c": (2, 2), "d": (1, 1)}, ["a", "b", "c"], ["c"]),
        ({"a": (3, 3), "b": (3, 3)}, ["a", "b"], ["a", "b"]),
        ({"a": (1, 4), "b": (1, 3)}, ["a"], ["a"]),
        ({"a": (None, 4), "b": (0, 0)}, ["b"], ["b"]),
    ],
)
def test_small_tables(ratings, wanted, fair):
    assert (unbeaten(ratings), fairest(ratings)) == (wanted, fair)


def test_tables_with_gaps_in_their_rows_are_refused():
    with pytest.raises(ValueError):
        unbeaten({"a": (1, 2), "b": (1,)})
