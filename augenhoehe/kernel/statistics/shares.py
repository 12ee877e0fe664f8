"""Shares."""

from dataclasses import dataclass
from math import sqrt

from augenhoehe.kernel.statistics.beta import beta_quantile

Z95 = 1.959963984540054


@dataclass(frozen=True)
class Share:
    """A share between 0 and 1 with its interval; all None when nothing was counted."""

    value: float | None
    low: float | None
    high: float | None
    n: int


def wilson(hits: int, n: int, z: float = Z95) -> Share:
    """The share hits/n with its Wilson score interval.

    hits, n: counts with 0 <= hits <= n; z: normal quantile (1.96 = 95 %). ValueError otherwise.
    Source: Wilson (1927), JASA 22, 209-212; recommended for small n by Brown, Cai, DasGupta (2001).
    """
    if not 0 <= hits <= n:
        raise ValueError(f"{hits} of {n}")
    if n == 0:
        return Share(None, None, None, 0)
    p, zz = hits / n, z * z
    middle = (p + zz / (2 * n)) / (1 + zz / n)
    half = z * sqrt(p * (1 - p) / n + zz / (4 * n * n)) / (1 + zz / n)
    low = 0.0 if hits == 0 else middle - half
    high = 1.0 if hits == n else middle + half
    return Share(p, low, high, n)


def upper_bound(hits: int, n: int, level: float = 0.95) -> float:
    """The highest share that hits of n do not rule out, one-sided and exact.

    "No complaint in 30" reads upper_bound(0, 30) = 9.5 %. ValueError unless 0 <= hits <= n, n > 0.
    Source: Clopper and Pearson (1934), Biometrika 26, 404-413.
    """
    if not 0 <= hits <= n or n == 0:
        raise ValueError(f"{hits} of {n}")
    return 1.0 if hits == n else beta_quantile(level, hits + 1, n - hits)


def rule_of_three(n: int) -> float:
    """What to say by heart when nothing happened in n cases: at most 3/n, with 95 %.

    Source: Hanley and Lippman-Hand (1983), JAMA 249, 1743-1745.
    """
    if n < 1:
        raise ValueError(f"{n} cases")
    return min(3 / n, 1.0)
