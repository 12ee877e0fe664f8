"""The Net Promoter Score with an interval that holds on small numbers. All scores in points."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil, sqrt

from augenhoehe.kernel.statistics.changes import Change, Part, change_of, subtract
from augenhoehe.kernel.statistics.sharediffs import reach
from augenhoehe.kernel.statistics.shares import Z95

# What is usual: planning figures of the field use it where nothing better is known.
USUAL_VARIANCE = 0.7
PSEUDO, PSEUDO_PASSIVES = 0.75, 1.5


@dataclass(frozen=True)
class NpsCounts:
    """Promoters (9, 10), passives (7, 8), detractors (0 to 6); ValueError below zero."""

    promoters: float
    passives: float
    detractors: float

    def __post_init__(self):
        if min(self.promoters, self.passives, self.detractors) < 0:
            raise ValueError(str(self))

    @property
    def n(self) -> float:
        return self.promoters + self.passives + self.detractors

    @property
    def score(self) -> float:
        """Share of promoters minus share of detractors, -1 to 1."""
        return (self.promoters - self.detractors) / self.n

    @property
    def variance(self) -> float:
        """Of a single answer: p + d - (p - d)^2, 0 to 1. Source: Rocks (2016)."""
        return (self.promoters + self.detractors) / self.n - self.score**2

    @property
    def standard_error(self) -> float:
        """Of the score, without adjustment; only to compare with other programs."""
        return sqrt(self.variance / self.n)

    @property
    def adjusted(self) -> "NpsCounts":
        """With three answers more: 3/4 promoter, 3/2 passives, 3/4 detractor."""
        return NpsCounts(
            self.promoters + PSEUDO, self.passives + PSEUDO_PASSIVES, self.detractors + PSEUDO
        )


@dataclass(frozen=True)
class Nps:
    """An NPS of n answers in points (-100 to 100) with its interval; None of no answers.

    The interval is not centred on the value: the adjustment draws it towards 0.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int


def count_scores(scores: Iterable[int]) -> NpsCounts:
    """Counts of answers from 0 to 10; ValueError for anything else."""
    counts = [0, 0, 0]
    for score in scores:
        if score not in range(11):
            raise ValueError(f"score {score}")
        counts[0 if score >= 9 else 1 if score >= 7 else 2] += 1
    return NpsCounts(*counts)


def nps(counts: NpsCounts, z: float = Z95) -> Nps:
    """The NPS with its adjusted Wald interval, cut at -100 and 100.

    Source: Rocks (2016), The American Statistician 70, 365-372; Lewis and Sauro (2021).
    """
    if not counts.n:
        return Nps(None, None, None, 0)
    adjusted = counts.adjusted
    half = z * adjusted.standard_error
    low = min(max(adjusted.score - half, -1.0), counts.score)
    high = max(min(adjusted.score + half, 1.0), counts.score)
    return Nps(100 * counts.score, 100 * low, 100 * high, counts.n)


def nps_difference(first: NpsCounts, second: NpsCounts) -> Change:
    """How many points the first NPS lies above the second, with interval and test.

    The value is the plain difference; interval and test are adjusted, so it is not their middle.
    ValueError when a side has no answer.
    Source: adjusted Wald for both, standard errors added in squares; Sauro, measuringu.com.
    """
    if not first.n or not second.n:
        raise ValueError(f"{first.n} and {second.n} answers")
    parts = [
        Part(100 * one.adjusted.score, 100 * one.adjusted.standard_error) for one in (first, second)
    ]
    change, value = change_of(subtract(*parts)), 100 * (first.score - second.score)
    low, high = min(change.low, value), max(change.high, value)
    return replace(change, value=value, low=low, high=high)


def n_for_nps(half: float, variance: float = USUAL_VARIANCE) -> int:
    """How many answers give an interval of +-half points; variance 1 is the worst case."""
    if not 0 < half <= 100:
        raise ValueError(f"half width {half}")
    return ceil(Z95**2 * variance * (100 / half) ** 2 - 1e-9)


def detectable_nps_change(n: float, variance: float = USUAL_VARIANCE, power: float = 0.8) -> float:
    """The smallest change in points that n answers in each of two periods show."""
    return 100 * reach(power) * sqrt(2 * variance / n)
