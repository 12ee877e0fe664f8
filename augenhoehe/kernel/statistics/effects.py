"""What changed after a measure: before against after, by records and by weeks.

Kinds: `share` (0 to 1), `nps` (points), `mean` (scores), `time` (lumps of `lump_times`; the effect
is a ratio, 0.8 = a fifth shorter) and `count` (one number a week, `lump_values([x])`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from augenhoehe.kernel.statistics.changes import Change, Part, change_of, minus, subtract, widen
from augenhoehe.kernel.statistics.lumps import Lump, sum_lumps
from augenhoehe.kernel.statistics.means import part_of
from augenhoehe.kernel.statistics.normal import student_quantile
from augenhoehe.kernel.statistics.nps import NpsCounts, nps_difference
from augenhoehe.kernel.statistics.periods import between
from augenhoehe.kernel.statistics.sharediffs import newcombe
from augenhoehe.kernel.statistics.shares import Z95

KINDS = ("share", "nps", "mean", "time", "count")
FEWEST_RECORDS = 5


@dataclass(frozen=True)
class Effect:
    """A change after a start, with its interval in the unit of its kind.

    method: the code of how it was found. stretch: how much wider the interval is than the records
    alone would make it, because weeks differ (1: not at all).
    """

    method: str
    kind: str
    change: Change
    n_before: int
    n_after: int
    periods_after: int
    stretch: float = 1.0


def before_after(before: Sequence[Lump], after: Sequence[Lump], kind: str) -> Effect | None:
    """The change from before to after, one lump a week; None when there are too few records.

    By kind: Newcombe, adjusted Wald, Welch, Welch on logarithms; made as wide as the weeks demand
    (`periods.between`). Counts know no records, only weeks.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    was, now, weeks = sum_lumps(before), sum_lumps(after), between([before, after])
    if kind == "count":
        found = (_by_weeks(was, now, weeks), 1.0) if weeks and was.n and now.n else None
    elif min(was.n, now.n) < FEWEST_RECORDS:
        found = None
    else:
        found = _by_both(was, now, kind=kind, weeks=weeks)
    if found is None:
        return None
    counted = sum(1 for lump in after if lump.n)
    return Effect("before_after", kind, found[0], was.n, now.n, counted, found[1])


def _by_weeks(was, now, weeks):
    se = weeks.standard_error(was.n, now.n)
    return change_of(Part(now.mean - was.mean, se, weeks.freedom))


def _by_both(was, now, *, kind, weeks):
    change, stretch = _by_records(was, now, kind), 1.0
    if weeks and weeks.matters():
        stretch = max(1.0, _half_by_weeks(weeks, was, now) / _half_by_records(was, now, kind))
    return widen(change, stretch), stretch


def _by_records(was, now, kind):
    if kind == "share":
        return newcombe(now.total, now.n, was.total, was.n)
    if kind == "nps":
        return nps_difference(counts_of(now), counts_of(was))
    return change_of(subtract(part_of(now), part_of(was)), ratio=kind == "time")


def counts_of(lump: Lump) -> NpsCounts:
    """Promoters, passives and detractors of a lump of NPS answers."""
    promoters = (lump.squares + lump.total) / 2
    detractors = (lump.squares - lump.total) / 2
    return NpsCounts(promoters, lump.n - lump.squares, detractors)


def _half_by_weeks(weeks, was, now):
    return student_quantile(0.975, weeks.freedom) * weeks.standard_error(was.n, now.n)


def _half_by_records(was, now, kind):
    parts = [_adjusted(lump, kind) for lump in (now, was)]
    whole = subtract(*parts)
    return whole.se * (student_quantile(0.975, whole.df) if kind in ("mean", "time") else Z95)


def _adjusted(lump, kind):
    """The part with a few answers made up, so that it never is surer than anybody can be."""
    if kind == "share":
        lump += Lump(4, 2, 2)
    elif kind == "nps":
        lump += Lump(3, 0, 1.5)
    part = part_of(lump)
    return part if part.se else Part(part.value, 1e-12, part.df)


def difference_in_differences(
    treated: tuple[Sequence[Lump], Sequence[Lump]],
    untouched: tuple[Sequence[Lump], Sequence[Lump]],
    kind: str,
) -> Effect | None:
    """How much more changed here than in the comparison group; each side is (before, after).

    Both changes by `before_after`, subtracted with their intervals; a week that was bad for both
    does not count against the measure. None when one side has too few records.
    """
    here, there = before_after(*treated, kind), before_after(*untouched, kind)
    if here is None or there is None:
        return None
    change = minus(here.change, there.change)
    stretch = max(here.stretch, there.stretch)
    return Effect(
        "difference_in_differences",
        kind,
        change,
        here.n_before,
        here.n_after,
        here.periods_after,
        stretch,
    )
