"""Medians and quantiles with intervals that assume no distribution."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt

from augenhoehe.kernel.statistics.beta import binomial_quantile
from augenhoehe.kernel.statistics.shares import Z95

EXACT_UP_TO = 200


@dataclass(frozen=True)
class Middle:
    """A median or quantile with its interval; an end is None while n is too small for one."""

    value: float | None
    low: float | None
    high: float | None
    n: int


def quantile(values: Sequence[float], share: float) -> float | None:
    """The quantile of values by linear interpolation (Hyndman and Fan, type 7); None of nothing."""
    if not 0 <= share <= 1:
        raise ValueError(f"share {share}")
    ordered = sorted(values)
    if not ordered:
        return None
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def median_interval(values: Sequence[float]) -> Middle:
    """The median of values with a 95 % interval from order statistics.

    The interval covers at least 95 % whatever the distribution; below six values there is none.
    Source: Conover, Practical Nonparametric Statistics, 3rd ed., 3.2 (binomial, normal above 200).
    """
    ordered = sorted(values)
    n = len(ordered)
    rank = _rank(n)
    if rank is None:
        return Middle(quantile(ordered, 0.5), None, None, n)
    return Middle(quantile(ordered, 0.5), ordered[rank], ordered[n - 1 - rank], n)


def _rank(n):
    """The largest r with P(Binomial(n, 1/2) <= r - 1) <= 2.5 %, as an index from 0, or None."""
    if n > EXACT_UP_TO:
        return int((n - Z95 * sqrt(n)) / 2) - 1
    tail, rank = 0, None
    for r in range(n // 2):
        tail += comb(n, r)
        if tail / 2**n > 0.025:
            break
        rank = r
    return rank


def quantile_interval(values: Sequence[float], share: float) -> Middle:
    """A quantile, for example the 90th percentile, with a 95 % interval from order statistics.

    It covers at least 95 % whatever the distribution; an end that no value can hold is None.
    ValueError unless 0 < share < 1. Source: Conover, 3rd ed., 3.2.
    """
    if not 0 < share < 1:
        raise ValueError(f"share {share}")
    ordered = sorted(values)
    n = len(ordered)
    below = binomial_quantile(0.025, n, share)
    above = binomial_quantile(0.975, n, share)
    low = ordered[below - 1] if n and below > 0 else None
    high = ordered[above] if above < n else None
    return Middle(quantile(ordered, share), low, high, n)
