"""What the score of a survey may hang on: its other questions, and the facts of the concern.

Facts are about the service a customer got, never about who gave it.
"""

from math import log

from augenhoehe.surveys.models import Audience
from augenhoehe.surveys.questions import POINTED, SCORE, questions_of, scale_of

MOST_ANSWERS, MOST = 100_000, 10
COMMON = 0.5
HOUR = 3600
CONCERN = (
    "ticket__opened_at", "ticket__first_response_at", "ticket__response_due_at",
    "ticket__solved_at", "ticket__chased_count", "ticket__reopened_count", "ticket__moved_count",
)  # fmt: skip
FACTS = ("late", "response", "solution", "chased", "reopened", "moved")


def data_of(survey, content, rows):
    """(codes of the drivers, scores, a column of numbers a driver) of the newest answers.

    A code is `ask:KEY` or `ask:KEY:ROW` of a question, or one of FACTS. Answers to which anything
    is missing are left out; a driver that most of them miss is left out itself.
    """
    about = survey.audience == Audience.SOLUTION
    told = rows.order_by("-at", "-id").values_list("score", "values", *(CONCERN if about else ()))
    asked = _asked(content)
    found = []
    for score, values, *concern in told[:MOST_ANSWERS].iterator(chunk_size=2000):
        facts = _facts(concern) if about else ()
        found.append((score, *_points(asked, values), *facts))
    codes = [code for code, *_place in asked] + list(FACTS if about else ())
    return _whole(codes, found)


def _asked(content):
    """[(code, key, row)] of the questions on a scale that everybody is asked, but the score."""
    found = []
    for one in questions_of(content):
        if one["key"] == SCORE or one.get("when"):
            continue
        if one["kind"] in POINTED and scale_of(one):
            found.append((f"ask:{one['key']}", one["key"], None))
        if one["kind"] == "matrix":
            rows = [row["key"] for row in one["rows"]]
            found += [(f"ask:{one['key']}:{row}", one["key"], row) for row in rows]
    return found


def _points(asked, values):
    for _code, key, row in asked:
        value = values.get(key)
        yield value.get(row) if row and isinstance(value, dict) else value


def _facts(concern):
    """A concern as numbers; None where it is not known."""
    opened, answered, due, solved, chased, reopened, moved = concern
    if opened is None:
        return (None,) * len(FACTS)
    late = None if due is None else float(answered is None or answered > due)
    return (
        late,
        _hours(opened, answered),
        _hours(opened, solved),
        float(chased > 0),
        float(reopened > 0),
        float(moved > 0),
    )


def _hours(begin, end):
    """A duration as the logarithm of its hours: from one to two is as far as from ten to twenty."""
    return None if end is None else log(max((end - begin).total_seconds() / HOUR, 1 / 60))


def _whole(codes, found):
    known = range(1, len(codes) + 1)
    common = [place for place in known if _is_common(found, place)][:MOST]
    rows = [one for one in found if all(_is_number(one[place]) for place in common)]
    varied = [place for place in common if len({one[place] for one in rows}) > 1]
    columns = [[float(one[place]) for one in rows] for place in varied]
    return [codes[place - 1] for place in varied], [one[0] for one in rows], columns


def _is_common(found, place):
    return sum(_is_number(one[place]) for one in found) >= max(COMMON * len(found), 1)


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)
