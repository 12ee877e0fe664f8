"""Post-stratification: who answers more often weighs no more than they were asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from augenhoehe.kernel.statistics.lumps import Lump, sum_lumps
from augenhoehe.kernel.statistics.shares import Z95


@dataclass(frozen=True)
class Stratum:
    """A part of those who were asked: how many, and the answers of some of them."""

    sent: int
    answers: Lump


@dataclass(frozen=True)
class Weighted:
    """The weighted mean with standard error and interval, and the plain one beside it.

    None where nobody answered. `covered`: the share of those asked that lies in strata with an
    answer; below 1 the weighted figure speaks for that part only.
    """

    value: float | None
    plain: float | None
    se: float | None
    low: float | None
    high: float | None
    covered: float


def post_stratify(strata: Sequence[Stratum]) -> Weighted:
    """Mean of the strata weighted by how many were asked in each.

    Lumps of shares give a share, of NPS a score (-1 to 1), of values a mean. A stratum with one
    answer takes the spread of all. ValueError when a stratum has more answers than asked.
    Source: Cochran, Sampling Techniques, 3rd ed., 5A.9 (with finite population correction).
    """
    if any(one.answers.n > one.sent for one in strata):
        raise ValueError("more answers than asked")
    heard = [one for one in strata if one.answers.n]
    together = sum_lumps(one.answers for one in heard)
    asked = sum(one.sent for one in heard)
    covered = asked / (sum(one.sent for one in strata) or 1)
    if not heard:
        return Weighted(None, None, None, None, None, covered)
    value = sum(one.sent / asked * one.answers.mean for one in heard)
    if together.n < 2:
        return Weighted(value, together.mean, None, None, None, covered)
    se = sqrt(sum(_variance(one, asked, together.variance) for one in heard))
    return Weighted(value, together.mean, se, value - Z95 * se, value + Z95 * se, covered)


def _variance(stratum, asked, of_all):
    """The part of a stratum in the variance of the weighted mean."""
    n = stratum.answers.n
    variance = of_all if n < 2 else stratum.answers.variance
    return (stratum.sent / asked) ** 2 * (1 - n / stratum.sent) * variance / n
