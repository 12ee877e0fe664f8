"""Means of scores (CES, worded points) and ratios of times, with intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

from augenhoehe.kernel.statistics.beta import binomial_cdf
from augenhoehe.kernel.statistics.changes import Change, Part, change_of, subtract
from augenhoehe.kernel.statistics.lumps import MINUTE, Lump, lump_times
from augenhoehe.kernel.statistics.normal import normal_quantile, student_quantile
from augenhoehe.kernel.statistics.order import quantile


@dataclass(frozen=True)
class Mean:
    """A mean of n values with its interval; low and high are None below two values."""

    value: float | None
    low: float | None
    high: float | None
    n: int


def mean_interval(lump: Lump, level: float = 0.95) -> Mean:
    """The mean with its t interval. Source: Student (1908), Biometrika 6, 1-25."""
    if lump.n < 2:
        return Mean(lump.mean, None, None, lump.n)
    half = student_quantile((1 + level) / 2, lump.n - 1) * sqrt(lump.variance / lump.n)
    return Mean(lump.mean, lump.mean - half, lump.mean + half, lump.n)


def geometric_mean(lump: Lump) -> Mean:
    """The geometric mean of times with its interval, in their unit; `lump` from lump_times."""
    mean = mean_interval(lump)
    ends = (None if end is None else exp(end) for end in (mean.value, mean.low, mean.high))
    return Mean(*ends, lump.n)


def part_of(lump: Lump) -> Part:
    """The mean with its standard error; ValueError below two values."""
    if lump.n < 2:
        raise ValueError(f"{lump.n} values")
    return Part(lump.mean, sqrt(lump.variance / lump.n), lump.n - 1)


def mean_difference(first: Lump, second: Lump) -> Change:
    """The first mean minus the second, variances unequal.

    Source: Welch (1947), Biometrika 34, 28-35. ValueError below two values on a side.
    """
    return change_of(subtract(part_of(first), part_of(second)))


def time_ratio(first: Sequence[float], second: Sequence[float]) -> Change:
    """Geometric mean of the first times over that of the second, by Welch on logarithms.

    Below a minute (times in hours) counts as a minute. ValueError below two values on a side.
    """
    return log_ratio(lump_times(first), lump_times(second))


def log_ratio(first: Lump, second: Lump) -> Change:
    """The ratio of two geometric means from sums of logarithms (`lump_times`)."""
    return change_of(subtract(part_of(first), part_of(second)), ratio=True)


def median_ratio(first: Sequence[float], second: Sequence[float]) -> Change:
    """The median of the first times over that of the second, whatever the distribution.

    Source: Price and Bonett (2002), Journal of Statistical Computation and Simulation 72, 119-124.
    ValueError below five values on a side.
    """
    return change_of(subtract(_log_median(first), _log_median(second)), ratio=True)


def _log_median(times):
    ordered = sorted(max(time, MINUTE) for time in times)
    n = len(ordered)
    if n < 5:
        raise ValueError(f"{n} values")
    rank = max(round((n + 1) / 2 - sqrt(n)), 1)
    z = normal_quantile(1 - binomial_cdf(rank - 1, n, 0.5))
    spread = log(ordered[n - rank]) - log(ordered[rank - 1])
    return Part(log(quantile(ordered, 0.5)), spread / (2 * z), inf)
