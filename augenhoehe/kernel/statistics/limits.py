"""What a process may be expected to do: natural limits of values and of shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

# Wheeler's scaling factors for ranges of two: 3 / d2 and D4 with d2 = 1.128.
TO_LIMIT, TO_RANGE_LIMIT, D2 = 2.66, 3.267, 1.128
# A sigma_z above this is more than chance between the periods (Laney's chart is used).
OVERDISPERSED = 1.3


@dataclass(frozen=True)
class Limits:
    """The centre of a point and its lower and upper natural limit."""

    centre: float
    low: float
    high: float


@dataclass(frozen=True)
class Xmr:
    """An individuals chart: its limits, mean moving range and the limit of the ranges."""

    limits: Limits
    range_mean: float
    range_limit: float


def xmr(values: Sequence[float], *, screen: bool = True) -> Xmr | None:
    """Limits of single values: mean +-2.66 times the mean moving range; None below two values.

    screen: moving ranges beyond 3.267 times their mean are left out once, so that a jump does not
    widen the limits. Source: Wheeler, Understanding Variation; NHS England, Making Data Count.
    """
    if len(values) < 2:
        return None
    ranges = [abs(b - a) for a, b in zip(values, values[1:], strict=False)]
    mean = fmean(ranges)
    if screen and mean:
        mean = fmean(one for one in ranges if one < TO_RANGE_LIMIT * mean)
    centre = fmean(values)
    limits = Limits(centre, centre - TO_LIMIT * mean, centre + TO_LIMIT * mean)
    return Xmr(limits, mean, TO_RANGE_LIMIT * mean)


def p_limits(counts: Sequence[tuple[int, int]]) -> list[Limits]:
    """Limits of shares, (hits, n) a period with n > 0: mean +-3 binomial standard errors.

    Source: Montgomery, Introduction to Statistical Quality Control, 7.2.
    """
    return _limits_of_shares(counts, 1.0)


def laney_limits(counts: Sequence[tuple[int, int]]) -> list[Limits]:
    """Limits of shares that vary more (or less) from period to period than chance alone: p'.

    Source: Laney (2002), Quality Engineering 14, 531-537.
    """
    return _limits_of_shares(counts, sigma_z(counts))


def sigma_z(counts: Sequence[tuple[int, int]]) -> float:
    """How much shares vary from period to period against chance: 1 = as chance would.

    1 as well when it cannot be said: below two periods, or nothing but hits or none.
    """
    mean = _mean_share(counts)
    if len(counts) < 2 or mean in (0.0, 1.0):
        return 1.0
    scores = [(hits / n - mean) / sqrt(mean * (1 - mean) / n) for hits, n in counts]
    return fmean(abs(b - a) for a, b in zip(scores, scores[1:], strict=False)) / D2


def _mean_share(counts):
    return sum(hits for hits, _n in counts) / sum(n for _hits, n in counts)


def _limits_of_shares(counts, stretch):
    if not counts:
        return []
    mean = _mean_share(counts)
    halves = (3 * stretch * sqrt(mean * (1 - mean) / n) for _hits, n in counts)
    return [Limits(mean, max(mean - half, 0.0), min(mean + half, 1.0)) for half in halves]
