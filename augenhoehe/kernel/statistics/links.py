"""Neighbouring weeks resemble each other: how much, and how much wider that makes an interval."""

from collections.abc import Sequence
from itertools import pairwise

# A link is guessed only from so many periods.
FEWEST, MOST = 12, 0.9


def link(phases: Sequence[Sequence[float]], length: float) -> float:
    """The correlation of neighbours in residuals, 0 to 0.9; 0 below twelve.

    phases: residuals without a break; length: periods that one level was estimated from, because
    residuals of short series resemble each other less than they should: by (1 + 4r) / length.
    Another 1 / length is added, because a link that is missed makes nothing look like an effect.
    Source: Kendall (1954), Biometrika 41, 403-404; the addition by bench/verdicts.py.
    """
    squares = sum(value * value for phase in phases for value in phase)
    if sum(map(len, phases)) < FEWEST or not squares:
        return 0.0
    found = sum(a * b for phase in phases for a, b in pairwise(phase)) / squares
    return min(max(found + (2 + 4 * found) / length, 0.0), MOST)


def inflation(link: float) -> float:
    """By what the variance of a mean grows when neighbours are so linked.

    Source: Bence (1995), Ecology 76, 628-639.
    """
    return (1 + link) / (1 - link)
