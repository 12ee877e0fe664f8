"""What a survey's score is: NPS in points, a share of satisfied, a mean; each with interval."""

from collections.abc import Mapping
from dataclasses import dataclass

from augenhoehe.kernel.statistics import (
    Change,
    count_scores,
    detectable_nps_change,
    detectable_share_change,
    enough,
    lump_values,
    mean_difference,
    mean_interval,
    newcombe,
    nps,
    nps_difference,
    share_chart,
    wilson,
    xmr_chart,
)
from augenhoehe.surveys.questions import SCORE, question_of, scale_of

SATISFIED = 4


@dataclass(frozen=True)
class Scale:
    """How scores are read: `unit` is points (NPS), share (satisfied of all) or mean."""

    unit: str
    low: int
    high: int

    @property
    def span(self):
        """How wide the scale is on which the score itself lies."""
        return {"points": 200, "share": 1}.get(self.unit, self.high - self.low)


@dataclass(frozen=True)
class Score:
    """A score of n answers; `judged`: nothing, too_few, rough or fair."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    judged: str


def scale_for(content):
    """The scale of a version's score; None where it has none."""
    question = question_of(content, SCORE)
    unit = {"nps": "points", "csat": "share", "ces": "mean", "scale": "mean"}
    if question is None or question["kind"] not in unit:
        return None
    return Scale(unit[question["kind"]], *scale_of(question))


def score_of(scale: Scale, counts: Mapping[int, int]) -> Score:
    """The score of {answer: how often}."""
    if scale.unit == "points":
        found = nps(count_scores(_each(counts)))
    elif scale.unit == "share":
        found = wilson(_satisfied(counts), sum(counts.values()))
    else:
        found = mean_interval(lump_values(_each(counts)))
    low, high = _cut(scale, found)
    judged = enough(found.n, low, high, span=scale.span)
    return Score(found.value if found.n else None, low, high, found.n, judged)


def _cut(scale, found):
    """A mean lies on its scale, and so does its interval."""
    if scale.unit != "mean" or found.low is None:
        return (found.low, found.high) if found.n else (None, None)
    return max(found.low, scale.low), min(found.high, scale.high)


def _each(counts):
    return [score for score, often in sorted(counts.items()) for _one in range(often)]


def _satisfied(counts):
    return sum(often for score, often in counts.items() if score >= SATISFIED)


def change_between(scale: Scale, new, old) -> Change | None:
    """How far the new score lies above the old one; None where one is too small to compare."""
    many, few = sum(new.values()), sum(old.values())
    if min(many, few) < 2:
        return None
    if scale.unit == "points":
        return nps_difference(count_scores(_each(new)), count_scores(_each(old)))
    if scale.unit == "share":
        return newcombe(_satisfied(new), many, _satisfied(old), few)
    return mean_difference(lump_values(_each(new)), lump_values(_each(old)))


def visible_change(scale: Scale, score: Score):
    """The smallest change that so many answers in each of two periods show; None if unknown."""
    if score.n < 2:
        return None
    if scale.unit == "points":
        return detectable_nps_change(score.n)
    if scale.unit == "share":
        # The share with two answers more on either side: at 0 or 1 nothing would seem to vary.
        return detectable_share_change((score.value * score.n + 2) / (score.n + 4), score.n)
    return None


def chart_of(scale: Scale, months):
    """The control chart of [{answer: how often}], a month each."""
    if scale.unit == "share":
        return share_chart([(_satisfied(one), sum(one.values())) for one in months], good=1)
    return xmr_chart([score_of(scale, one).value for one in months], good=1)
