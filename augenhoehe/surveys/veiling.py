"""What is told of a reflection: half points from k people on, once it is over, and nothing else.

The counts never leave this file.
"""

from collections import Counter
from dataclasses import dataclass, field

from augenhoehe.kernel.statistics.veiling import Veiled, VeiledChange, veil, veiled_change
from augenhoehe.surveys.models import AnonymousResponse, Survey
from augenhoehe.surveys.queries import K
from augenhoehe.surveys.questions import scale_of


@dataclass(frozen=True)
class Answer:
    """What is told of one question: None below k answers; `is_by_all`: nobody left it out."""

    veiled: Veiled | None
    change: VeiledChange | None
    is_by_all: bool


@dataclass(frozen=True)
class Reading:
    """What is told of a whole reflection; `n` is None below k people, or before its end."""

    n: int | None = None
    answers: dict = field(default_factory=dict)
    texts: list = field(default_factory=list)


def read_veiled(survey, questions, *, before=None):
    """A Reading of these questions on a scale, compared with an earlier reflection if it tells."""
    rows = _rows(survey)
    if len(rows) < K:
        return Reading()
    earlier = _rows(before) if before else []
    answers = {one["key"]: _answer(one, rows, earlier) for one in questions}
    return Reading(len(rows), answers, sorted(text for _values, text in rows if text))


def _rows(survey):
    """[(values, text)] of one that is over: before, each further answer would be a difference."""
    if not survey.is_veiled or survey.state != Survey.State.ENDED:
        return []
    rows = AnonymousResponse.objects.filter(survey=survey).order_by()
    return list(rows.values_list("values", "text"))


def _answer(question, rows, earlier):
    ends = scale_of(question)
    counts, old = _counts(question["key"], rows, ends), _counts(question["key"], earlier, ends)
    return Answer(
        veil(counts, ends=ends, k=K),
        veiled_change(counts, old, ends=ends, k=K),
        sum(counts.values()) == len(rows),
    )


def _counts(key, rows, ends):
    found = Counter(values.get(key) for values, _text in rows)
    return {point: many for point, many in found.items() if point in range(ends[0], ends[1] + 1)}
