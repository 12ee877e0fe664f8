"""Half points tell where a team stands, and never what one of five answered."""

from collections import Counter, defaultdict
from itertools import combinations_with_replacement
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics.veiling import veil, veiled_change

ENDS = (1, 5)
SCORES = st.lists(st.integers(1, 5), min_size=5, max_size=60)


def veiled(scores, k=5):
    return veil(Counter(scores), ends=ENDS, k=k)


@given(SCORES)
def test_the_value_lies_in_half_points_and_within_its_interval_on_the_scale(scores):
    found = veiled(scores)
    assert 1 <= found.low <= found.value <= found.high <= 5
    assert (found.value * 2).is_integer()
    assert abs(found.value - sum(scores) / len(scores)) <= 0.5


@given(st.lists(st.integers(1, 5), max_size=4))
def test_below_k_nothing_is_told(scores):
    assert veiled(scores) is None
    many = Counter([3] * 9)
    assert veiled_change(Counter(scores), many, ends=ENDS, k=5) is None
    assert veiled_change(many, Counter(scores), ends=ENDS, k=5) is None


@pytest.mark.parametrize("n", [5, 6, 7, 8])
def test_whatever_is_told_fits_many_tables_and_never_says_that_all_answered_alike(n):
    """The attack: all tables of n answers, grouped by what is told of them."""
    fits = defaultdict(list)
    for scores in combinations_with_replacement(range(1, 6), n):
        fits[veiled(scores)].append(scores)
    for tables in fits.values():
        assert len(tables) >= 2
        assert any(len(set(scores)) > 1 for scores in tables)


@pytest.mark.parametrize("others", [[4, 4, 4, 4, 4], [5, 5, 4, 4, 3, 4, 5], [2, 3, 3, 2, 3, 3]])
def test_one_dissenter_never_makes_opinions_differ(others):
    for one in range(1, 6):
        assert veiled([*others, one]).leaning != "apart"


@pytest.mark.parametrize(
    ("scores", "leaning"),
    [
        ([1, 2, 5, 5, 4], "apart"),
        ([2, 2, 3, 2, 1], "low"),
        ([4, 5, 4, 4, 5], "strong"),
        ([3, 4, 3, 3, 4], "between"),
    ],
)
def test_how_the_answers_lie_in_a_word(scores, leaning):
    assert veiled(scores).leaning == leaning


def test_the_interval_holds_the_truth_at_least_so_often_as_it_says():
    """Also where nearly all answer alike, where Student's own fails."""
    random = Random(5)
    for weights in (
        (1, 1, 1, 1, 1),
        (1, 2, 4, 8, 16),
        (0, 0, 1, 4, 5),
        (0, 0, 0, 1, 9),
    ):
        truth = sum(w * p for p, w in enumerate(weights, 1)) / sum(weights)
        for n in (5, 8, 11, 100):
            draws = [random.choices(range(1, 6), weights, k=n) for _one in range(300)]
            held = [veiled(one).low <= truth <= veiled(one).high for one in draws]
            assert sum(held) / len(held) >= 0.95


def test_even_where_all_answer_at_the_ends_it_holds_as_often_as_one_of_a_share():
    random, truth = Random(7), 3
    for n in (5, 8, 11):
        draws = [random.choices((1, 5), k=n) for _one in range(300)]
        held = [veiled(one).low <= truth <= veiled(one).high for one in draws]
        assert sum(held) / len(held) >= 0.91


def test_the_interval_follows_from_the_value_and_the_number_of_answers_alone():
    found = {}
    for scores in combinations_with_replacement(range(1, 6), 6):
        one = veiled(scores)
        assert found.setdefault(one.value, (one.low, one.high)) == (one.low, one.high)


def test_a_change_is_told_only_where_the_interval_bears_it():
    new, old = Counter([5] * 9), Counter([1, 2, 1, 2, 1, 1, 2, 1, 2])
    assert veiled_change(new, old, ends=ENDS, k=5).direction == 1
    assert veiled_change(old, new, ends=ENDS, k=5).direction == -1
    close = veiled_change(Counter([4, 4, 5, 3, 4]), Counter([3, 4, 4, 3, 4]), ends=ENDS, k=5)
    assert close.direction == 0 and close.low < 0 < close.high
