"""A change from before to after, or a difference of two groups, with its interval."""

from dataclasses import dataclass
from math import exp, hypot, inf, log

from augenhoehe.kernel.statistics.normal import student_quantile, two_sided


@dataclass(frozen=True)
class Change:
    """How much more the first is than the second, with a 95 % interval.

    `none` is what no change at all reads: 0 for differences, 1 for ratios. `statistic` and `p` are
    None for methods that have none.
    """

    value: float
    low: float
    high: float
    statistic: float | None = None
    p: float | None = None
    none: float = 0.0

    @property
    def direction(self) -> int:
        """1 surely more, -1 surely less, 0 no difference can be seen."""
        return (self.low > self.none) - (self.high < self.none)


@dataclass(frozen=True)
class Part:
    """An estimate with its standard error and degrees of freedom (infinite: normal)."""

    value: float
    se: float
    df: float = inf


def change_of(part: Part, *, level: float = 0.95, ratio: bool = False) -> Change:
    """The interval of a part by Student's t; `ratio`: the part is a difference of logarithms."""
    df = None if part.df == inf else part.df
    half = part.se * student_quantile((1 + level) / 2, part.df)
    ends = (part.value, part.value - half, part.value + half)
    value, low, high = map(_exp, ends) if ratio else ends
    statistic = part.value / part.se if part.se else None
    p = two_sided(statistic, df) if statistic is not None else None
    return Change(value, low, high, statistic, p, none=1.0 if ratio else 0.0)


def subtract(first: Part, second: Part) -> Part:
    """first - second, independent; degrees of freedom by Welch and Satterthwaite."""
    return combine([(1, first), (-1, second)])


def combine(parts: list[tuple[float, Part]]) -> Part:
    """The weighted sum of independent parts.

    Source: Satterthwaite (1946), Biometrics Bulletin 2, 110-114.
    """
    pieces = [(weight * weight * part.se**2, part.df) for weight, part in parts]
    variance = sum(piece for piece, _df in pieces)
    below = sum(piece * piece / df for piece, df in pieces)
    df = variance * variance / below if below else inf
    return Part(sum(weight * part.value for weight, part in parts), variance**0.5, df)


def minus(first: Change, second: Change) -> Change:
    """A change less another one, each with its own interval, ratios divided.

    Source: Zou and Donner (2008), Statistics in Medicine 27, 1693-1702 (MOVER).
    """
    one, two = _on_a_line(first), _on_a_line(second)
    value = one.value - two.value
    low = value - hypot(one.value - one.low, two.high - two.value)
    high = value + hypot(one.high - one.value, two.value - two.low)
    ends = (value, low, high)
    if first.none:
        ends = map(_exp, ends)
    return Change(*ends, none=first.none)


def _exp(value):
    """exp that neither overflows nor vanishes."""
    return exp(min(max(value, -700.0), 700.0))


def _on_a_line(change):
    """Ratios as logarithms, so that no change is 0."""
    if not change.none:
        return change
    return Change(log(change.value), log(change.low), log(change.high))


def widen(change: Change, factor: float) -> Change:
    """The same change with each side of its interval longer by a factor (ratios: in logarithms)."""
    if factor == 1:
        return change
    if not change.none:
        low = change.value - factor * (change.value - change.low)
        high = change.value + factor * (change.high - change.value)
        return Change(change.value, low, high)
    low = change.value * (change.low / change.value) ** factor
    high = change.value * (change.high / change.value) ** factor
    return Change(change.value, low, high, none=change.none)
