"""Funnel plots: groups of different size compared without a league table."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from augenhoehe.kernel.statistics.shares import Share, wilson

WARN, ACT = 2.0, 3.0


@dataclass(frozen=True)
class Group:
    """A group in the funnel: its share with interval, and a code.

    `inside` the limits: no different from all; `high`, `low` beyond three standard errors;
    `rather_high`, `rather_low` beyond two; `no_data`.
    """

    share: Share
    code: str


def funnel_limits(share: float, n: int, errors: float = ACT) -> tuple[float, float]:
    """Between what a group of n lies if it is like all: share +-errors standard errors, cut.

    Source: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202. n > 0.
    """
    half = errors * sqrt(share * (1 - share) / n)
    return max(share - half, 0.0), min(share + half, 1.0)


def funnel(groups: Sequence[tuple[int, int]]) -> tuple[float | None, list[Group]]:
    """The share of all (None of nothing) and each group, (hits, n), against it."""
    cases = sum(n for _hits, n in groups)
    share = sum(hits for hits, _n in groups) / cases if cases else None
    return share, [Group(wilson(hits, n), _code(share, hits, n)) for hits, n in groups]


def _code(share, hits, n):
    if not n:
        return "no_data"
    for errors, word in ((ACT, ""), (WARN, "rather_")):
        low, high = funnel_limits(share, n, errors)
        if not low <= hits / n <= high:
            return f"{word}{'high' if hits / n > high else 'low'}"
    return "inside"
