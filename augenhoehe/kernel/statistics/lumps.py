"""What intervals need of many records: how many, their sum, the sum of their squares.

A week of a share, an NPS, a mean score or of times is one `Lump`; weeks are added with `+`. So a
page over a million records reads a few sums that a roll-up keeps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

MINUTE = 1 / 60


@dataclass(frozen=True)
class Lump:
    """n records: their number, the sum of their values, the sum of the squares of their values."""

    n: int = 0
    total: float = 0.0
    squares: float = 0.0

    def __add__(self, other: "Lump") -> "Lump":
        return Lump(self.n + other.n, self.total + other.total, self.squares + other.squares)

    @property
    def mean(self) -> float | None:
        """The mean of the values; None of nothing."""
        return self.total / self.n if self.n else None

    @property
    def spread(self) -> float:
        """Sum of squared distances from the mean, never below zero."""
        return max(self.squares - self.total**2 / self.n, 0.0) if self.n else 0.0

    @property
    def variance(self) -> float | None:
        """The sample variance (n - 1); None below two values."""
        return self.spread / (self.n - 1) if self.n > 1 else None


def sum_lumps(lumps: Iterable[Lump]) -> Lump:
    """All of them as one."""
    return sum(lumps, Lump())


def lump_values(values: Iterable[float]) -> Lump:
    """Scores as they are, for example 1 to 7 of a CES."""
    values = list(values)
    return Lump(len(values), sum(values), sum(value * value for value in values))


def lump_share(hits: int, n: int) -> Lump:
    """hits of n; ValueError unless 0 <= hits <= n."""
    if not 0 <= hits <= n:
        raise ValueError(f"{hits} of {n}")
    return Lump(n, hits, hits)


def lump_nps(promoters: int, passives: int, detractors: int) -> Lump:
    """Promoters count 1, passives 0, detractors -1; ValueError below zero."""
    if min(promoters, passives, detractors) < 0:
        raise ValueError(f"{promoters}, {passives}, {detractors}")
    n = promoters + passives + detractors
    return Lump(n, promoters - detractors, promoters + detractors)


def lump_times(hours: Iterable[float], shortest: float = MINUTE) -> Lump:
    """The logarithms of times above zero; what is shorter than `shortest` counts as that long.

    Times are skewed: on the logarithm their mean is the geometric mean, near the median, and a
    difference is a ratio. The default for `shortest` is a minute, when the times are hours.
    """
    return lump_values(log(max(time, shortest)) for time in hours)
