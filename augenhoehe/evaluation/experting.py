"""From the sums that were kept for experts to what they say: bounds, weights, groups, changes."""

from collections import Counter
from dataclasses import dataclass, replace

from augenhoehe.kernel.statistics import (
    Stratum,
    funnel,
    funnel_limits,
    lump_nps,
    lump_share,
    lump_values,
    mean_bounds,
    post_stratify,
    share_bounds,
)
from augenhoehe.kernel.statistics.funnel import ACT
from augenhoehe.surveys.questions import CRITICAL
from augenhoehe.surveys.scoring import (
    SATISFIED,
    Score,
    change_between,
    score_of,
    visible_change,
)

FEWEST = 5
PARTS_OF_YEAR = {"month": 12, "quarter": 4, "year": 1}


@dataclass(frozen=True)
class Bounds:
    """The score of those who answered, and its ends if all who are silent were of one mind."""

    sent: int
    score: Score
    low: float
    high: float


@dataclass(frozen=True)
class Weight:
    """A score weighted by how many were asked of each part of a kind."""

    kind: str
    value: float
    plain: float
    low: float | None
    high: float | None
    covered: float


@dataclass(frozen=True)
class Plotted:
    """Groups against the limits of all: [(part, share, n, code)], the share of all."""

    rows: list
    whole: float

    def limits(self, n):
        """Between what a group of n lies if it is like all."""
        return funnel_limits(self.whole, n, ACT)


def counter(pairs):
    """{score: how often} as it was before it was kept."""
    return Counter({score: often for score, often in pairs})


def bounds_of(found, scale):
    """What those who did not answer could change; None where nobody was asked by mail."""
    counts, sent = counter(found["answered"]), found["asked"]
    score = score_of(scale, counts)
    if not score.n:
        return None
    sent = max(sent, score.n)
    if scale.unit == "share":
        low, high = share_bounds(sent, score.n, _satisfied(counts))
    else:
        ends = (-100, 100) if scale.unit == "points" else (scale.low, scale.high)
        low, high = mean_bounds(sent, score.n, score.value, scale=ends)
    return Bounds(sent, score, low, high)


def weights_of(found, scale):
    """The score as it would be if every part had answered alike often, a kind of parts each."""
    size = 100 if scale.unit == "points" else 1
    rows = []
    for kind, strata in found["strata"].items():
        parts = [_stratum(sent, counter(pairs), scale) for sent, pairs in strata]
        told = post_stratify(parts)
        if len(parts) < 2 or told.value is None:
            continue
        ends = [None if end is None else size * end for end in (told.low, told.high)]
        ends = _on_scale(ends, scale)
        rows.append(Weight(kind, size * told.value, size * told.plain, *ends, told.covered))
    return rows


def _stratum(sent, counts, scale):
    return Stratum(max(sent, counts.total()), _lump(counts, scale))


def _lump(counts, scale):
    if scale.unit == "share":
        return lump_share(_satisfied(counts), counts.total())
    if scale.unit == "mean":
        return lump_values(counts.elements())
    high = sum(often for score, often in counts.items() if score >= 9)
    low = sum(often for score, often in counts.items() if score <= 6)
    return lump_nps(high, counts.total() - high - low, low)


def _on_scale(ends, scale):
    low, high = {"share": (0, 1), "points": (-100, 100)}.get(scale.unit, (scale.low, scale.high))
    return [None if end is None else min(max(end, low), high) for end in ends]


def _satisfied(counts):
    return sum(often for score, often in counts.items() if score >= SATISFIED)


def changes_of(found, scale):
    """[(part of the year, answers in it, smallest change seen)] with as many answers as now."""
    score = score_of(scale, counter(found["scores"]))
    rows = []
    for part, count in PARTS_OF_YEAR.items():
        n = score.n // count
        rows.append((part, n, visible_change(scale, replace(score, n=n)) if n else None))
    return [row for row in rows if row[2] is not None]


def early_and_late(found, scale):
    """((score of the quickest quarter, of the slowest), their difference); None of too few."""
    early, late = (counter(pairs) for pairs in found["early_late"])
    if min(early.total(), late.total()) < FEWEST:
        return None
    scores = score_of(scale, early), score_of(scale, late)
    return scores, change_between(scale, early, late)


def plotted(found, kind, *, survey, scale):
    """The groups of a kind by share: satisfied, or critical; None of fewer than two."""
    hits = _hits(survey, scale)
    groups = [(part, counter(pairs)) for part, pairs in found["groups"].get(kind, [])]
    if hits is None or len(groups) < 2:
        return None
    counted = [(hits(counts), counts.total()) for _part, counts in groups]
    whole, told = funnel(counted)
    rows = [
        (part, one.share.value, counts.total(), one.code)
        for (part, counts), one in zip(groups, told, strict=True)
    ]
    return Plotted(rows, whole)


def _hits(survey, scale):
    """What counts answers of one kind: satisfied ones of a CSAT, critical ones of the others."""
    if scale.unit == "share":
        return _satisfied
    if survey.kind not in CRITICAL:
        return None
    most = CRITICAL[survey.kind]
    return lambda counts: sum(often for score, often in counts.items() if score <= most)
