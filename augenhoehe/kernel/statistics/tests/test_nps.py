import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics import (
    NpsCounts,
    count_scores,
    detectable_nps_change,
    enough,
    n_for_nps,
    nps,
    nps_difference,
)

COUNTS = st.builds(NpsCounts, *[st.integers(0, 200)] * 3).filter(lambda counts: counts.n)


@pytest.mark.parametrize(
    ("counts", "score", "variance", "error"),
    # R package NPS, tests; promoters first.
    [
        ((3, 2, 1), 1 / 3, 5 / 9, 0.304),
        ((1, 0, 1), 0, 1, 0.707),
        ((1, 1, 0), 0.5, 0.25, 0.354),
        ((1, 1, 1), 0, 2 / 3, 0.471),
    ],
)
def test_variance_and_error_are_the_packages(counts, score, variance, error):
    counts = NpsCounts(*counts)
    assert counts.score == pytest.approx(score)
    assert counts.variance == pytest.approx(variance)
    assert counts.standard_error == pytest.approx(error, abs=5e-4)


@pytest.mark.parametrize(
    ("counts", "value", "low", "high"),
    [
        ((5, 3, 2), 30.0, -19.051, 65.204),
        ((8, 4, 3), 33.33, -8.518, 64.073),
        ((10, 5, 5), 25.0, -11.716, 55.194),
        ((20, 10, 6), 38.89, 12.073, 59.722),
        ((50, 30, 20), 30.0, 14.051, 44.201),
        ((120, 90, 40), 32.0, 22.579, 40.662),
        ((0, 10, 0), 0.0, -18.465, 18.465),
        ((10, 0, 0), 100.0, 47.504, 100.0),
    ],
)
def test_adjusted_intervals_agree_with_the_reference(counts, value, low, high):
    score = nps(NpsCounts(*counts))
    assert score.value == pytest.approx(value, abs=0.005)
    assert (round(score.low, 3), round(score.high, 3)) == (low, high)


@pytest.mark.parametrize(
    ("first", "second", "z", "p"),
    [
        ((50, 30, 20), (40, 35, 25), 1.33063, 0.1833),
        ((60, 25, 15), (45, 30, 25), 2.24095, 0.02503),
        ((20, 10, 6), (12, 12, 12), 2.02127, 0.04325),
    ],
)
def test_differences_agree_with_the_reference(first, second, z, p):
    change = nps_difference(NpsCounts(*first), NpsCounts(*second))
    assert change.statistic == pytest.approx(z, abs=5e-6)
    assert change.p == pytest.approx(p, abs=5e-5)


def test_the_interval_of_a_difference():
    change = nps_difference(NpsCounts(60, 25, 15), NpsCounts(45, 30, 25))
    assert (change.low, change.high) == (
        pytest.approx(3.043, abs=1e-3),
        pytest.approx(45.5, abs=1e-3),
    )
    first = nps_difference(NpsCounts(50, 30, 20), NpsCounts(40, 35, 25))
    assert first.value == pytest.approx(15)
    assert (first.low + first.high) / 2 == pytest.approx(14.563, abs=1e-3)


@given(COUNTS)
def test_a_score_lies_in_its_interval_and_mirrors(counts):
    score = nps(counts)
    other = nps(NpsCounts(counts.detractors, counts.passives, counts.promoters))
    assert -100 <= score.low <= score.value <= score.high <= 100
    assert score.low == pytest.approx(-other.high)


@given(COUNTS, COUNTS)
def test_a_difference_turns_round(first, second):
    change, other = nps_difference(first, second), nps_difference(second, first)
    assert change.low <= change.value <= change.high
    assert change.direction == -other.direction


@given(st.lists(st.integers(0, 10), min_size=1))
def test_scores_are_counted_once(scores):
    counts = count_scores(scores)
    assert counts.n == len(scores) and counts.promoters == sum(score >= 9 for score in scores)


@pytest.mark.parametrize("score", [-1, 11, 7.5, None, "9"])
def test_a_score_outside_the_scale_is_refused(score):
    with pytest.raises(ValueError):
        count_scores([score])


def test_of_no_answers_there_is_no_score():
    assert nps(NpsCounts(0, 0, 0)).value is None
    with pytest.raises(ValueError):
        nps_difference(NpsCounts(0, 0, 0), NpsCounts(1, 0, 0))


def test_planning_agrees_with_the_reference():
    assert [n_for_nps(10), n_for_nps(10, 1.0), n_for_nps(5)] == [269, 385, 1076]
    assert [round(detectable_nps_change(n)) for n in (20, 50, 100, 200, 400)] == [
        74,
        47,
        33,
        23,
        17,
    ]


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ((0, 0, 0), "nothing"),
        ((5, 2, 1), "too_few"),
        ((5, 3, 2), "rough"),
        ((50, 30, 20), "rough"),
        ((120, 90, 40), "fair"),
    ],
)
def test_what_a_score_says_is_said(counts, code):
    score = nps(NpsCounts(*counts))
    assert enough(score.n, score.low, score.high, span=200) == code
