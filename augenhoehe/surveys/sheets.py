"""A version's questions as a page shows them: words of one language, what is chosen, what is wrong.

Questions that are asked only after certain answers stand inside the question they hang on; the
style sheet opens them without script (`data-opens` of a point, `data-group` of what it opens).
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from augenhoehe.surveys.questions import POINTED, questions_of, say, scale_of

ERRORS = {
    "required": _("Please choose an answer."),
    "off_scale": _("This answer is not among those offered. Please choose one of them."),
    "too_long": _("Your text was too long. The first 4,000 characters are kept below."),
    "nothing": _("Please answer at least one question."),
}


@dataclass
class Point:
    """Something that can be chosen."""

    value: str
    label: str
    is_chosen: bool = False
    opens: str = ""
    title: str = ""


@dataclass
class Row:
    """A row of a matrix."""

    name: str
    label: str
    points: list


@dataclass
class Asked:
    """A question as it is shown; `groups`: [(number, questions that follow)]."""

    key: str
    kind: str
    title: str
    is_required: bool = False
    error: str = ""
    low: str = ""
    high: str = ""
    text: str = ""
    points: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    groups: list = field(default_factory=list)

    @property
    def look(self):
        """scale, words (points with words), several, text, matrix."""
        if self.kind in ("csat", "choice"):
            return "words"
        return "scale" if self.kind in POINTED else self.kind


def sheet_of(content, *, language, answers=None, errors=None):
    """The questions to show, with what was answered and what is wrong."""
    answers, errors = answers or {}, errors or {}
    shown, top = {}, []
    for question in questions_of(content):
        asked = _asked(question, language, answers, errors)
        shown[question["key"]] = asked
        when = question.get("when")
        if when and when["key"] in shown:
            _hang(asked, shown[when["key"]], when["values"])
        else:
            top.append(asked)
    return top


def title_of_error(code):
    """The sentence for a code."""
    return ERRORS[code]


def _asked(question, language, answers, errors):
    key, kind = question["key"], question["kind"]
    asked = Asked(
        key=key,
        kind=kind,
        title=say(question, "title", language),
        is_required=bool(question.get("is_required")),
        error=ERRORS.get(errors.get(key), ""),
        low=say(question, "low", language),
        high=say(question, "high", language),
    )
    if kind == "text":
        asked.text = answers.get(key, "")
    elif kind == "matrix":
        asked.rows = _rows(question, language, answers.get(key, {}))
    else:
        asked.points = _points(question, language, answers.get(key))
    return asked


def _points(question, language, chosen):
    chosen = {str(one) for one in (chosen if isinstance(chosen, list) else [chosen])}
    if options := question.get("options"):
        pairs = [(one["key"], say(one, "", language)) for one in options]
    else:
        low, high = scale_of(question)
        pairs = [(str(point), str(point)) for point in range(low, high + 1)]
    return [Point(value, label, value in chosen) for value, label in pairs]


def _rows(question, language, chosen):
    low, high = scale_of(question)
    return [
        Row(
            f"{question['key']}-{row['key']}",
            say(row, "", language),
            [
                Point(str(point), str(point), chosen.get(row["key"]) == point)
                for point in range(low, high + 1)
            ],
        )
        for row in question["rows"]
    ]


def _hang(asked, parent, values):
    """Into the group of the parent that opens at these values."""
    number = len(parent.groups) + 1
    parent.groups.append((number, [asked]))
    for point in parent.points:
        if point.value in values:
            point.opens = f"{point.opens} {number}".strip()
