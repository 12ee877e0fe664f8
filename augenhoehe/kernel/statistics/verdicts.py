"""Does a measure work? The rule, the same for everybody, written before anybody knows the answer.

The interval of the effect (95 %) is held against no change and against what was expected:

- wholly better than no change: `works` (smaller than expected, if the interval ends below that);
- else wholly below what was expected: `does_not_work`;
- else both are possible: `not_decidable`; before the announced weeks are over as well.

How often it errs is measured in bench/verdicts.py.
"""

from dataclasses import dataclass

from augenhoehe.kernel.statistics.courses import aim_of, on_a_line
from augenhoehe.kernel.statistics.effects import Effect

WORKS, FAILS, OPEN = "works", "does_not_work", "not_decidable"


@dataclass(frozen=True)
class Verdict:
    """works, does_not_work or not_decidable, and why: codes.

    works: `clear_gain` with `as_expected` or `smaller_than_expected`; does_not_work:
    `expected_ruled_out`, to it `got_worse`; not_decidable: `too_early`, `too_few_data`,
    `both_possible`.
    """

    code: str
    reasons: tuple[str, ...]


def judge(effect: Effect | None, expected: float, *, announced: int | None = None) -> Verdict:
    """The verdict on an effect.

    expected: the change that was written down before, in the unit of the effect (share -0.05, NPS
    +10, times as a ratio 0.8). announced: how many weeks of data were announced; None for none.
    ValueError when no change was expected.
    """
    if effect is None:
        aim_of(expected, "")
        return Verdict(OPEN, ("too_few_data",))
    aim = aim_of(expected, effect.kind)
    if announced is not None and effect.periods_after < announced:
        return Verdict(OPEN, ("too_early",))
    ends = (effect.change.low, effect.change.high)
    low, high = sorted(aim * on_a_line(end, effect.kind) for end in ends)
    return _compare(low, high, abs(on_a_line(expected, effect.kind)))


def _compare(low, high, expected):
    """low and high of the gain; expected above 0."""
    if low > 0:
        size = "smaller_than_expected" if high < expected else "as_expected"
        return Verdict(WORKS, ("clear_gain", size))
    if high < expected:
        worse = ("got_worse",) if high < 0 else ()
        return Verdict(FAILS, ("expected_ruled_out", *worse))
    return Verdict(OPEN, ("both_possible",))
