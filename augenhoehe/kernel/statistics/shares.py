"""Shares."""

from dataclasses import dataclass
from math import sqrt

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
