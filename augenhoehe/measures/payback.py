"""When a measure has paid for itself: cost once, benefit a month, both as ranges (P2)."""

from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Payback:
    """After how many months: at best and at worst; None is never."""

    best: int | None
    worst: int | None


def payback(cost, benefit):
    """The payback of (low, high) euros once and (low, high) euros a month; None if unknown."""
    if None in (*cost, *benefit):
        return None
    return Payback(_months(cost[0], benefit[1]), _months(cost[1], benefit[0]))


def _months(cost, benefit):
    if not cost:
        return 0
    return ceil(cost / benefit) if benefit else None
