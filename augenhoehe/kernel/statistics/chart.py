"""Control charts with the words of "Making Data Count": is this noise, better, or worse?

Codes: variation `common_cause`, `improvement`, `concern`, or `high`, `low` where neither direction
is good; assurance `passes`, `fails`, `hit_and_miss`; cautions `few_points`, `no_data`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from augenhoehe.kernel.statistics.limits import (
    OVERDISPERSED,
    Limits,
    laney_limits,
    p_limits,
    sigma_z,
    xmr,
)
from augenhoehe.kernel.statistics.runs import Signal, special_causes

ENOUGH_POINTS = 13
COMMON = "common_cause"


@dataclass(frozen=True)
class Point:
    """A period: value (None: no data), its limits (None: too few), signal, variation, phase."""

    value: float | None
    limits: Limits | None
    signal: str
    variation: str
    phase: int


@dataclass(frozen=True)
class Chart:
    """A control chart; `variation` and `assurance` are those of its latest point.

    kind: `xmr`, `p` or `laney` (of the last phase). cautions: codes, empty when there is nothing
    to warn of.
    """

    kind: str
    points: tuple[Point, ...]
    variation: str
    assurance: str | None
    cautions: tuple[str, ...]


def xmr_chart(
    values: Sequence[float | None], *, starts: Sequence[int] = (), good: int = 0, target=None
) -> Chart:
    """A chart of one value a period.

    starts: places where a new phase begins (a measure started): limits are computed afresh there.
    good: 1 more is better, -1 less is better, 0 neither. target: None for none.
    """
    return _chart([_xmr_phase(part) for part in _phases(values, starts)], good, target)


def share_chart(
    counts: Sequence[tuple[int, int]], *, starts: Sequence[int] = (), good: int = 0, target=None
) -> Chart:
    """A chart of shares, (hits, n) a period; n = 0 is a period without data.

    It is a p-chart, and Laney's p' in a phase whose periods differ by more than chance
    (sigma_z above 1.3). starts, good and target as in `xmr_chart`; target is a share.
    """
    return _chart([_share_phase(part) for part in _phases(counts, starts)], good, target)


def _phases(points, starts):
    cuts = sorted({0, len(points), *(start for start in starts if 0 < start < len(points))})
    return [points[a:b] for a, b in zip(cuts, cuts[1:], strict=False)]


def _xmr_phase(values):
    known = [value for value in values if value is not None]
    found = xmr(known)
    limits = [found.limits] * len(known) if found else []
    return "xmr", _spread_out(values, known, limits)


def _share_phase(counts):
    known = [(hits, n) for hits, n in counts if n]
    is_laney = bool(known) and sigma_z(known) > OVERDISPERSED
    limits = laney_limits(known) if is_laney else p_limits(known)
    values = [hits / n if n else None for hits, n in counts]
    shares = [hits / n for hits, n in known]
    return "laney" if is_laney else "p", _spread_out(values, shares, limits)


def _spread_out(values, known, limits):
    """(value, limits, signal) for each period; periods without data have nothing to say."""
    found = special_causes(known, limits) if limits else [None] * len(known)
    told = iter(zip(limits or [None] * len(known), found, strict=True))
    return [(value, *((None, None) if value is None else next(told))) for value in values]


def _chart(phases, good, target):
    points = [
        Point(value, limits, signal.code if signal else "", _variation(signal, good), number)
        for number, (_kind, phase) in enumerate(phases)
        for value, limits, signal in phase
    ]
    known = [point for point in points if point.value is not None]
    latest = known[-1] if known else None
    return Chart(
        phases[-1][0] if phases else "",
        tuple(points),
        latest.variation if latest else COMMON,
        _assurance(latest, good, target),
        _cautions(known),
    )


def _variation(signal: Signal | None, good):
    if signal is None:
        return COMMON
    if not good:
        return "high" if signal.direction > 0 else "low"
    return "improvement" if signal.direction == good else "concern"


def _assurance(latest, good, target):
    """Whether the process as it is reaches the target always, never, or by chance."""
    if target is None or not good or latest is None or latest.limits is None:
        return None
    limits = latest.limits
    if limits.low <= target <= limits.high:
        return "hit_and_miss"
    return "passes" if (limits.low > target) == (good > 0) else "fails"


def _cautions(known):
    if not known:
        return ("no_data",)
    last = known[-1].phase
    count = sum(point.phase == last for point in known)
    return ("few_points",) if count < ENOUGH_POINTS else ()
