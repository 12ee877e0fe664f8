"""Which points of a control chart are a signal, and which are the usual ups and downs.

Signals are codes: `outside` a limit, `trend` of seven, `near_limit` (two of three in the outer
third), `shift` (seven on one side of the centre). Source: NHS England, Making Data Count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import log2
from statistics import median

from augenhoehe.kernel.statistics.beta import binomial_quantile
from augenhoehe.kernel.statistics.limits import Limits

SEVEN = 7


@dataclass(frozen=True)
class Signal:
    """A special cause at a point: its code and whether it tells of more (1) or of less (-1)."""

    code: str
    direction: int


def special_causes(values: Sequence[float], limits: Sequence[Limits]) -> list[Signal | None]:
    """For each point the strongest signal it is part of, or None: common cause."""
    sides = [_sign(v - one.centre) for v, one in zip(values, limits, strict=True)]
    outside = [_outside(v, one) for v, one in zip(values, limits, strict=True)]
    steps = [_sign(b - a) for a, b in pairwise(values)]
    rising = _in_trend(steps)
    near = _near_limits(values, limits, sides)
    shifted = _in_runs(sides)
    return [_strongest(*flags) for flags in zip(outside, rising, near, shifted, sides, strict=True)]


def _strongest(outside, rising, near, shifted, side):
    if outside:
        return Signal("outside", outside)
    if rising:
        return Signal("trend", rising)
    if near:
        return Signal("near_limit", side)
    return Signal("shift", side) if shifted else None


def _sign(value):
    return (value > 0) - (value < 0)


def _outside(value, limits):
    return (value > limits.high) - (value < limits.low)


def _in_runs(sides):
    """True for each point of a run of seven or more on one side; a point on the centre ends it."""
    flags = []
    for side, run in groupby(sides):
        count = len(list(run))
        flags += [side != 0 and count >= SEVEN] * count
    return flags


def _in_trend(steps):
    """1 or -1 for each point of seven or more that only rise or only fall."""
    flags = [0] * (len(steps) + 1)
    place = 0
    for step, run in groupby(steps):
        count = len(list(run))
        if step and count >= SEVEN - 1:
            flags[place : place + count + 1] = [step] * (count + 1)
        place += count
    return flags


def _near_limits(values, limits, sides):
    """True for each point in an outer third that has another among three on the same side."""
    far = [
        abs(v - one.centre)
        > 2 / 3 * ((one.high if v > one.centre else one.low) - one.centre) * side
        for v, one, side in zip(values, limits, sides, strict=True)
    ]
    flags = [False] * len(far)
    for first in range(len(far) - 2):
        three = range(first, first + 3)
        if abs(sum(sides[i] for i in three)) == 3 and sum(far[i] for i in three) >= 2:
            for i in three:
                flags[i] = flags[i] or far[i]
    return flags


@dataclass(frozen=True)
class Anhoej:
    """Runs around the median: the longest, how often it is crossed, and what chance allows."""

    n: int
    longest_run: int
    longest_allowed: int
    crossings: int
    crossings_needed: int

    @property
    def is_signal(self) -> bool:
        """A run too long or too few crossings: the process has shifted."""
        return self.longest_run > self.longest_allowed or self.crossings < self.crossings_needed


def anhoej_limits(n: int) -> tuple[int, int]:
    """(longest run allowed, crossings needed) of n points that are not on the median, n > 0.

    Source: Anhoej and Olesen (2014), PLoS ONE 9, e113825.
    """
    return round(log2(n)) + 3, binomial_quantile(0.05, n - 1, 0.5)


def anhoej(values: Sequence[float]) -> Anhoej | None:
    """The run chart of values around their median; None when all lie on it.

    Needs no limits and no distribution. Points on the median do not count.
    """
    middle = median(values) if values else 0
    above = [value > middle for value in values if value != middle]
    if not above:
        return None
    runs = [len(list(run)) for _side, run in groupby(above)]
    allowed, needed = anhoej_limits(len(above))
    return Anhoej(len(above), max(runs), allowed, len(runs) - 1, needed)
