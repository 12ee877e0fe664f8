import random
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.kernel.statistics import drivers, quadrants
from augenhoehe.kernel.statistics.drivers import correlations, johnson, lmg
from augenhoehe.kernel.statistics.heavy import bootstrap_drivers
from augenhoehe.kernel.statistics.matrices import eigen, inverse

# Correlations of R's data set swiss: Fertility, Agriculture, Examination, Education, Catholic,
# Infant.Mortality.
SWISS = [
    [1.0, 0.35307918361997476, -0.6458827064572877, -0.6637888570350691, 0.46368470065179374, 0.4165560314349827],
    [0.35307918361997476, 1.0, -0.6865422086171364, -0.63952251894832, 0.40109505304873994, -0.06085860841658158],
    [-0.6458827064572877, -0.6865422086171364, 1.0, 0.6984152962884828, -0.5727418060641664, -0.11402159648203355],
    [-0.6637888570350691, -0.63952251894832, 0.6984152962884828, 1.0, -0.15385891709091476, -0.09932184582134561],
    [0.46368470065179374, 0.40109505304873994, -0.5727418060641664, -0.15385891709091476, 1.0, 0.17549590759662292],
    [0.4165560314349827, -0.06085860841658158, -0.11402159648203355, -0.09932184582134561, 0.17549590759662292, 1.0],
]  # fmt: skip


def survey(n, count, seed=1):
    """(outcome, columns) of answers whose later drivers weigh more."""
    dice = random.Random(seed)
    columns = [[dice.randint(1, 5) for _answer in range(n)] for _driver in range(count)]
    outcome = [
        sum(weight * value for weight, value in enumerate(row, start=1)) + dice.gauss(0, 6)
        for row in zip(*columns, strict=True)
    ]
    return outcome, columns


def test_lmg_of_swiss_is_relaimpos():
    found = lmg(SWISS)
    assert [round(one, 5) for one in found] == [0.05709, 0.17117, 0.26013, 0.10557, 0.11277]
    assert sum(found) == pytest.approx(0.706735, abs=5e-7)


def test_johnsons_weights_of_swiss():
    found = johnson(SWISS)
    assert [round(one, 5) for one in found] == [0.04842, 0.15471, 0.27196, 0.11468, 0.11697]
    assert sum(found) == pytest.approx(0.706735, abs=5e-7)


@given(st.integers(0, 10_000), st.integers(1, 5))
@settings(deadline=None, max_examples=40)
def test_both_share_out_what_a_regression_explains(seed, count):
    outcome, columns = survey(60, count, seed)
    found = drivers(outcome, columns)
    design = np.column_stack([np.ones(60), *columns])
    fitted = design @ np.linalg.lstsq(design, np.array(outcome), rcond=None)[0]
    explained = np.var(fitted) / np.var(outcome)
    assert found.r2 == sum(found.lmg) == pytest.approx(explained)
    assert sum(found.johnson) == pytest.approx(explained)
    assert min(found.lmg) >= -1e-12 and min(found.johnson) >= -1e-12


def test_drivers_that_are_the_same_share_their_weight():
    outcome, columns = survey(100, 2)
    found = drivers(outcome, [columns[0], columns[1], columns[1]])
    assert found.lmg[1] == pytest.approx(found.lmg[2])
    assert found.johnson[1] == pytest.approx(found.johnson[2])
    assert sum(found.johnson) == pytest.approx(drivers(outcome, columns).r2)


def test_a_driver_that_never_varies_explains_nothing():
    outcome, columns = survey(100, 2)
    found = drivers(outcome, [*columns, [3] * 100])
    assert (found.lmg[2], found.johnson[2], found.signs[2]) == (0, pytest.approx(0), 0)


@pytest.mark.parametrize(
    ("n", "count", "code"),
    [(49, 5, "too_few"), (50, 5, "ok"), (500, 11, "too_many"), (500, 0, "too_few")],
)
def test_too_few_answers_a_driver_are_refused(n, count, code):
    outcome, columns = survey(n, max(count, 1))
    assert drivers(outcome, columns[:count]).code == code
    assert bootstrap_drivers(outcome, columns[:count], rounds=20).code == code


def test_one_score_for_all_cannot_be_explained():
    assert drivers([5] * 50, [[1, 2] * 25]).code == "no_variation"


def test_what_to_do_first():
    assert quadrants([0.3, 0.3, 0.1, 0.1], [3, 5, 3, 5]) == (
        "improve_first",
        "keep",
        "later",
        "enough",
    )
    assert quadrants([], []) == ()


def test_eigenvalues_and_inverse_are_numpys():
    values, vectors = eigen(SWISS)
    assert sorted(values) == pytest.approx(np.linalg.eigvalsh(SWISS))
    again = np.array(vectors) @ np.diag(values) @ np.array(vectors).T
    assert again == pytest.approx(np.array(SWISS))
    assert np.array(inverse(SWISS)) == pytest.approx(np.linalg.inv(SWISS))
    with pytest.raises(ValueError):
        inverse([[1.0, 1.0], [1.0, 1.0]])


def test_resampling_gives_the_same_weights_and_intervals_around_them():
    outcome, columns = survey(400, 4)
    steps = []
    found = bootstrap_drivers(
        outcome, columns, rounds=200, progress=lambda *step: steps.append(step)
    )
    assert found.lmg == pytest.approx(drivers(outcome, columns).lmg)
    assert all(
        low < one < high for low, one, high in zip(found.low, found.lmg, found.high, strict=True)
    )
    assert found.first[3] > 0.9 and sum(found.first) == pytest.approx(1)
    assert steps[-1] == (200, 200)


def test_the_same_seed_gives_the_same_intervals():
    outcome, columns = survey(60, 3)
    assert bootstrap_drivers(outcome, columns, rounds=50) == bootstrap_drivers(
        outcome, columns, rounds=50
    )


def test_intervals_are_those_of_resampling_answer_by_answer():
    outcome, columns = survey(50, 2)
    found = bootstrap_drivers(outcome, columns, rounds=40, seed=7)
    draws, slow = np.random.default_rng(7), []
    data = np.column_stack([outcome, *columns])
    for _round in range(40):
        chosen = data[draws.integers(0, 50, 50)]
        slow.append(lmg(correlations(chosen.T.tolist())))
    assert found.low == pytest.approx(np.percentile(slow, 2.5, axis=0))
    assert found.high == pytest.approx(np.percentile(slow, 97.5, axis=0))


def test_a_hundred_thousand_answers_take_less_than_twenty_seconds():
    outcome, columns = survey(100_000, 5)
    began = time.process_time()
    bootstrap_drivers(outcome, columns, rounds=100)
    assert (time.process_time() - began) * 10 < 20
