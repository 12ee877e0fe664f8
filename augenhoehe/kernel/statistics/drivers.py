"""What the score hangs on: how much of its variation each driver explains.

Drivers go together (who waits long is also told little), so a plain regression cannot share out
what they explain in common. LMG (Shapley) does, averaged over all orders; Johnson's weights come
close at a fraction of the work. Both sum to R squared. Intervals by bootstrap are in `heavy.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt
from statistics import fmean

from augenhoehe.kernel.statistics.matrices import Matrix, dot, eigen, gram, sweep

ANSWERS_PER_DRIVER, MOST_DRIVERS = 10, 10


@dataclass(frozen=True)
class Drivers:
    """Importance of each driver, in the order given; they sum to `r2`.

    `code`: `ok`, or why there is none: `too_few` answers (ten a driver), `too_many` drivers (ten
    at most), `no_variation` (all gave the same score). `signs`: 1 higher goes with a better score.
    """

    code: str
    n: int
    r2: float | None = None
    lmg: tuple[float, ...] = ()
    johnson: tuple[float, ...] = ()
    signs: tuple[int, ...] = ()


@dataclass(frozen=True)
class DriverIntervals:
    """What heavy.bootstrap_drivers finds: LMG with its 95 % interval, and how sure the rank is.

    first: how often in the resamples it was the most important of all, 0 to 1.
    """

    code: str
    n: int
    lmg: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    first: tuple[float, ...] = ()


def drivers(outcome: Sequence[float], columns: Sequence[Sequence[float]]) -> Drivers:
    """The importance of drivers (columns, as long as the outcome, nothing missing)."""
    n, count = len(outcome), len(columns)
    code = refusal(outcome, count)
    if code:
        return Drivers(code, n)
    found = correlations([outcome, *columns])
    weights = lmg(found)
    signs = tuple((r > 0) - (r < 0) for r in found[0][1:])
    return Drivers("ok", n, sum(weights), weights, johnson(found), signs)


def refusal(outcome: Sequence[float], count: int) -> str:
    """Why importance of `count` drivers is not computed; empty when it can be."""
    if count > MOST_DRIVERS:
        return "too_many"
    if not count or len(outcome) < max(ANSWERS_PER_DRIVER * count, 2):
        return "too_few"
    return "no_variation" if min(outcome) == max(outcome) else ""


def correlations(columns: Sequence[Sequence[float]]) -> Matrix:
    """Pearson correlations of columns of equal length; 0 with a column that does not vary."""
    centred = []
    for column in columns:
        mean = fmean(column)
        centred.append([value - mean for value in column])
    scales = [sqrt(dot(column, column)) or 1.0 for column in centred]
    products = gram(centred)
    return [
        [value / (scales[i] * scales[j]) if i != j else 1.0 for j, value in enumerate(row)]
        for i, row in enumerate(products)
    ]


def lmg(correlation: Matrix) -> tuple[float, ...]:
    """Shares of R squared, averaged over all orders of the drivers; the outcome comes first.

    Source: Lindeman, Merenda, Gold (1980); Groemping (2006), Journal of Statistical Software 17(1).
    """
    count = len(correlation) - 1
    explained = _explained(correlation)
    weights = [1 / (count * comb(count - 1, size)) for size in range(count)]
    return tuple(
        sum(
            weights[subset.bit_count()] * (explained[subset | 1 << j] - explained[subset])
            for subset in range(1 << count)
            if not subset & 1 << j
        )
        for j in range(count)
    )


def _explained(correlation):
    """R squared of each subset of drivers; bit j of its number stands for driver j."""
    count = len(correlation) - 1
    explained = [0.0] * (1 << count)
    waiting = [(0, 0, correlation)]
    while waiting:
        subset, first, matrix = waiting.pop()
        explained[subset] = 1 - matrix[0][0]
        for j in range(first, count):
            waiting.append((subset | 1 << j, j + 1, sweep(matrix, j + 1)))
    return explained


def johnson(correlation: Matrix) -> tuple[float, ...]:
    """Relative weights that sum to R squared; the outcome comes first.

    Source: Johnson (2000), Multivariate Behavioral Research 35, 1-19.
    """
    values, vectors = eigen([row[1:] for row in correlation[1:]])
    with_outcome = correlation[0][1:]
    size = range(len(values))
    roots = [sqrt(max(value, 0.0)) for value in values]
    loadings = [[dot(_scaled(vectors[i], roots), vectors[j]) for j in size] for i in size]
    turned = [sum(vectors[i][k] * with_outcome[i] for i in size) for k in size]
    back = [turned[k] / roots[k] if roots[k] > 1e-8 else 0.0 for k in size]
    betas = [dot(vectors[i], back) for i in size]
    return tuple(sum((loadings[i][k] * betas[k]) ** 2 for k in size) for i in size)


def _scaled(vector, factors):
    return [value * factor for value, factor in zip(vector, factors, strict=True)]


def quadrants(importance: Sequence[float], performance: Sequence[float]) -> tuple[str, ...]:
    """Where each driver stands against the average of all: what to do first.

    Codes: `improve_first` (important, weak), `keep` (important, strong), `later` (unimportant,
    weak), `enough` (unimportant, strong).
    Source: Martilla and James (1977), Journal of Marketing 41, 77-79.
    """
    middle = (fmean(importance), fmean(performance)) if importance else (0, 0)
    words = {(True, False): "improve_first", (True, True): "keep", (False, False): "later"}
    return tuple(
        words.get((weight >= middle[0], level >= middle[1]), "enough")
        for weight, level in zip(importance, performance, strict=True)
    )
