"""Quantiles of very many values that were counted instead of kept: a spread is {value: how often}.

The numbers are those of `quantile` and `quantile_interval` of the same values one by one.
"""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from math import ceil, floor, sqrt

from augenhoehe.kernel.statistics.beta import binomial_quantile
from augenhoehe.kernel.statistics.order import EXACT_UP_TO, Middle
from augenhoehe.kernel.statistics.shares import Z95

DIGITS = 10_000


def coarse(minutes: float) -> int:
    """Minutes as they are counted: whole ones up to a week, beyond with four digits; never below 0.

    Order is kept, so quantiles of coarse values are the coarse quantiles.
    """
    whole, step = max(round(minutes), 0), 1
    while whole // step >= DIGITS:
        step *= 10
    return whole // step * step


def spread_quantile(spread: Mapping[float, int], share: float) -> Middle:
    """The quantile of a spread with its 95 % interval; all None of an empty one.

    An end that no value can hold is None. Exact binomial ranks up to 200 values, above by the
    normal approximation. ValueError unless 0 < share < 1. Source: Conover, 3rd ed., 3.2.
    """
    if not 0 < share < 1:
        raise ValueError(f"share {share}")
    values = sorted(spread)
    ranks = list(accumulate(spread[value] for value in values))
    n = ranks[-1] if ranks else 0
    if not n:
        return Middle(None, None, None, 0)

    def at(rank):
        return values[bisect_right(ranks, rank)]

    place = share * (n - 1)
    below, above = at(int(place)), at(min(int(place) + 1, n - 1))
    low, high = _ranks(n, share)
    return Middle(
        below + (above - below) * (place - int(place)),
        at(low - 1) if low > 0 else None,
        at(high) if high < n else None,
        n,
    )


def _ranks(n, share):
    """(low, high): the interval goes from the low-th value (from 1) to the one after high."""
    if n <= EXACT_UP_TO:
        return binomial_quantile(0.025, n, share), binomial_quantile(0.975, n, share)
    half = Z95 * sqrt(n * share * (1 - share))
    return max(floor(n * share - half), 0), min(ceil(n * share + half), n)
