"""What takes long or large libraries: for jobs, in a child process that ends. Never for pages.

Reached by `base.apart.compute("augenhoehe.kernel.statistics.heavy:bootstrap_drivers", …)`. Results
are dataclasses of plain modules, so that who reads them loads nothing of this.
"""

from collections.abc import Callable, Sequence

import numpy as np
import statsmodels.api as sm
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.stats.stattools import durbin_watson

from augenhoehe.kernel.statistics.drivers import DriverIntervals, refusal
from augenhoehe.kernel.statistics.segmented import SegmentedCheck

BATCH, ROUNDS, FLAT = 20, 1000, 1e-10


def bootstrap_drivers(
    outcome: Sequence[float],
    columns: Sequence[Sequence[float]],
    *,
    rounds: int = ROUNDS,
    seed: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> DriverIntervals:
    """LMG of drivers with percentile intervals from `rounds` resamples of the answers.

    Codes of refusal as in `drivers.drivers`. progress(done, rounds) is called now and then.
    Source: Efron and Tibshirani, An Introduction to the Bootstrap, 13.3.
    """
    code = refusal(outcome, len(columns))
    if code:
        return DriverIntervals(code, len(outcome))
    data = np.column_stack([outcome, *columns]).astype(float)
    data -= data.mean(axis=0)
    n, products = len(data), _products(data)
    whole = _lmg(_correlations(np.ones((1, n)) @ products, n, data.shape[1]))[0]
    sums = _resampled(products, rounds, np.random.default_rng(seed), progress)
    found = _lmg(_correlations(sums, n, data.shape[1]))
    low, high = np.percentile(found, [2.5, 97.5], axis=0)
    first = np.bincount(found.argmax(axis=1), minlength=len(columns)) / rounds
    return DriverIntervals("ok", n, *(tuple(map(float, one)) for one in (whole, low, high, first)))


def _products(data):
    """Each answer's values and products of pairs: all that correlations need is their sums."""
    upper = np.triu_indices(data.shape[1])
    return np.hstack([data, data[:, upper[0]] * data[:, upper[1]]])


def _resampled(products, rounds, random, progress):
    """Sums over resamples, (rounds, columns): how often each answer was drawn, times its row."""
    n, sums = len(products), []
    for begin in range(0, rounds, BATCH):
        count = min(BATCH, rounds - begin)
        drawn = [np.bincount(random.integers(0, n, n), minlength=n) for _round in range(count)]
        # This way round it is sixty times as fast as drawn @ products.
        sums.append((products.T @ np.array(drawn, dtype=float).T).T)
        if progress:
            progress(begin + count, rounds)
    return np.vstack(sums)


def _correlations(sums, n, width):
    """(rounds, width, width) from sums; 0 with a column that does not vary."""
    means = sums[:, :width] / n
    cross = np.zeros((len(sums), width, width))
    upper = np.triu_indices(width)
    cross[:, upper[0], upper[1]] = cross[:, upper[1], upper[0]] = sums[:, width:] / n
    covariance = cross - means[:, :, None] * means[:, None, :]
    scale = np.sqrt(np.clip(np.einsum("rii->ri", covariance), 0, None))
    scale[scale < FLAT] = np.inf
    found = covariance / (scale[:, :, None] * scale[:, None, :])
    found[:, range(width), range(width)] = 1.0
    return found


def _lmg(correlations):
    """(rounds, drivers): `drivers.lmg` for many matrices at once."""
    count = correlations.shape[1] - 1
    explained = np.zeros((1 << count, len(correlations)))
    waiting = [(0, 0, correlations)]
    while waiting:
        subset, first, matrix = waiting.pop()
        explained[subset] = 1 - matrix[:, 0, 0]
        for j in range(first, count):
            waiting.append((subset | 1 << j, j + 1, _sweep(matrix, j + 1)))
    return np.column_stack([_shapley(explained, j, count) for j in range(count)])


def _shapley(explained, j, count):
    without = np.array([subset for subset in range(1 << count) if not subset & 1 << j])
    sizes = np.bitwise_count(without.astype(np.uint32)).astype(int)
    orders = np.array([_binomial(count - 1, size) for size in range(count)])
    weights = 1 / (count * orders[sizes])
    return weights @ (explained[without | 1 << j] - explained[without])


def _binomial(n, k):
    return np.prod([(n - i) / (i + 1) for i in range(k)])


def _sweep(matrix, pivot):
    by = matrix[:, pivot, pivot]
    usable = by > FLAT
    scaled = np.where(usable[:, None], matrix[:, pivot, :] / np.where(usable, by, 1)[:, None], 0)
    swept = matrix - matrix[:, :, pivot, None] * scaled[:, None, :]
    swept[usable, :, pivot] = swept[usable, pivot, :] = scaled[usable]
    return swept


def check_segmented(values: Sequence[float], start: int, *, lags: int = 2) -> SegmentedCheck:
    """Fit a series without holes whose first value after the start is at place `start`.

    Source: Seabold and Perktold (2010), statsmodels; Newey and West (1987) for HAC.
    """
    t = np.arange(1, len(values) + 1)
    after = (t > start).astype(float)
    design = np.column_stack([np.ones(len(t)), t, after, after * (t - start)])
    plain = sm.OLS(np.asarray(values, dtype=float), design).fit()
    robust = plain.get_robustcov_results("HAC", maxlags=lags, use_correction=True)
    linked = sm.GLSAR(np.asarray(values, dtype=float), design, rho=1).iterative_fit(maxiter=20)
    box = acorr_ljungbox(plain.resid, lags=[min(4, len(values) // 5)])
    columns = (plain.params, plain.bse, robust.bse, linked.params, linked.bse)
    return SegmentedCheck(
        *(tuple(map(float, one)) for one in columns),
        durbin_watson=float(durbin_watson(plain.resid)),
        ljung_box=float(box["lb_pvalue"].iloc[0]),
    )
