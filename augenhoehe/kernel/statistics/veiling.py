"""What a few anonymous answers on a scale may tell: half points and a wide interval, never a count.

A mean and its interval as they are would give away single answers of five people. So the mean is
rounded to half points and never told nearer than half a point to an end of the scale (all the same
answer looks like nearly all). The interval follows from what is told alone: as wide as it would be
if the answers differed as much as they can. One single answer never decides what is said of the
spread.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

from augenhoehe.kernel.statistics.sharediffs import newcombe
from augenhoehe.kernel.statistics.shares import wilson

HALVES = 2
STRONG, APART = 0.75, 0.25
FEWEST_APART = 2
# The mean lies so far from what is told of it, at most.
ROUNDED = 0.25


@dataclass(frozen=True)
class Veiled:
    """A mean in half points, its 95 % interval, and how the answers lie.

    `is_end`: the value is the last that is told, the mean may lie beyond. `leaning`: apart (many on
    both sides), low (below the middle of the scale), strong (in its upper quarter), between.
    """

    value: float
    low: float
    high: float
    is_end: bool
    leaning: str


@dataclass(frozen=True)
class VeiledChange:
    """direction: 1 surely more, -1 surely less, 0 not decidable; low and high in points."""

    direction: int
    low: float
    high: float


def veil(counts: Mapping[int, int], *, ends: tuple[int, int], k: int) -> Veiled | None:
    """{answer: how often} on a scale between `ends`; None below `k` answers.

    Source: Wilson (1927) for the mean of what lies between two ends; its variance is at most that
    of a share (Bhatia, Davis 2000), so the interval holds the truth more often than it says. What
    the rounding hides is added on either side.
    """
    n = sum(counts.values())
    if n < k:
        return None
    told = _told(counts, ends)
    lowest, highest = _borders(ends)
    found = wilson(_hits(told, n, ends), n)
    low = ends[0] if told == lowest else max(_point(found.low, ends) - ROUNDED, ends[0])
    high = ends[1] if told == highest else min(_point(found.high, ends) + ROUNDED, ends[1])
    return Veiled(told, low, high, told in (lowest, highest), _leaning(counts, told, ends))


def veiled_change(
    new: Mapping[int, int], old: Mapping[int, int], *, ends: tuple[int, int], k: int
) -> VeiledChange | None:
    """How far the new mean lies above the old one; None where a side has fewer than `k`."""
    n, m = sum(new.values()), sum(old.values())
    if min(n, m) < k:
        return None
    first, second = _hits(_told(new, ends), n, ends), _hits(_told(old, ends), m, ends)
    found = newcombe(first, n, second, m)
    size = ends[1] - ends[0]
    return VeiledChange(found.direction, found.low * size, found.high * size)


def _told(counts, ends):
    mean = sum(point * often for point, often in counts.items()) / sum(counts.values())
    lowest, highest = _borders(ends)
    return min(max(floor(mean * HALVES + 0.5) / HALVES, lowest), highest)


def _borders(ends):
    return ends[0] + 1 / HALVES, ends[1] - 1 / HALVES


def _hits(value, n, ends):
    """A mean on the scale as if it were a share of n."""
    return (value - ends[0]) / (ends[1] - ends[0]) * n


def _point(share, ends):
    return ends[0] + share * (ends[1] - ends[0])


def _leaning(counts, told, ends):
    """By the value that is told, so that the word adds little to it; apart by two on each side."""
    middle, size = sum(ends) / 2, ends[1] - ends[0]
    needed = max(FEWEST_APART, ceil(sum(counts.values()) * APART))
    below = sum(often for point, often in counts.items() if point < middle)
    above = sum(often for point, often in counts.items() if point > middle)
    if min(below, above) >= needed and abs(told - middle) <= 1 / HALVES:
        return "apart"
    if told < middle:
        return "low"
    return "strong" if told >= ends[0] + STRONG * size else "between"
