"""Drawing by lot, so that anybody can draw again: same seed, same frame, same lots.

No random numbers of a library, which change between versions: lots are SHA-256 of seed and name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import floor, log


@dataclass(frozen=True)
class Lots:
    """What was drawn from a stratum: its size, the lots in order, and those that come next."""

    size: int
    drawn: tuple
    reserve: tuple


def frame_hash(names: Iterable) -> str:
    """A fingerprint of a frame, whatever its order: the same one, the same things to draw from."""
    return sha256("\n".join(sorted(str(name) for name in names)).encode()).hexdigest()


def draw_lots(
    strata: Mapping[str, Sequence], *, wanted: int, seed: str, reserve: int = 0
) -> dict[str, Lots]:
    """`wanted` things from {stratum: things}, shared out in proportion, at least one of each.

    With fewer than there are strata, strata are drawn with a chance in proportion to their size
    (Efraimidis and Spirakis 2006), one thing of each. With more than there are things, all of
    them. The order of the strata and of the things in them changes nothing. ValueError for a
    negative number.
    """
    if wanted < 0:
        raise ValueError("wanted is negative")
    sizes = {name: len(set(things)) for name, things in strata.items() if things}
    quota = share_out(sizes, wanted=wanted, seed=seed)
    found = {}
    for name in sorted(sizes):
        order = sorted(set(strata[name]), key=lambda one: (_lot(seed, name, one), str(one)))
        n = quota[name]
        found[name] = Lots(sizes[name], tuple(order[:n]), tuple(order[n : n + reserve]))
    return found


def share_out(sizes: Mapping[str, int], *, wanted: int, seed: str) -> dict[str, int]:
    """{stratum: how many} that sum to `wanted` (or to all there is), none above its size.

    One each first, the rest by the largest remainder of what proportion gives; a tie is a lot.
    """
    wanted, names = min(wanted, sum(sizes.values())), sorted(sizes)
    if wanted < len(names):
        heavy = sorted(names, key=lambda name: (_weighted(seed, name, sizes[name]), name))
        return {name: int(name in heavy[:wanted]) for name in names}
    total = sum(sizes.values())
    ideal = {name: wanted * sizes[name] / total for name in names} if total else {}
    quota = {name: min(sizes[name], max(1, floor(ideal[name]))) for name in names}
    _even_out(quota, sizes=sizes, ideal=ideal, wanted=wanted, seed=seed)
    return quota


def _even_out(quota, *, sizes, ideal, wanted, seed):
    """Give or take one after the other until the sum is right, where it is least unjust."""
    while (missing := wanted - sum(quota.values())) != 0:
        step = 1 if missing > 0 else -1
        open_ = [n for n in quota if (quota[n] < sizes[n] if step > 0 else quota[n] > 1)]
        chosen = max(open_, key=lambda n: (step * (ideal[n] - quota[n]), _lot(seed, "share", n)))
        quota[chosen] += step


def _lot(seed, stratum, thing):
    return sha256(f"{seed}\0{stratum}\0{thing}".encode()).hexdigest()


def _weighted(seed, name, size):
    """Small for whoever comes first; a stratum twice as large comes first twice as often."""
    chance = (int(_lot(seed, "stratum", name)[:13], 16) + 1) / (16**13 + 1)
    return -log(chance) / size
