"""From what was posted to an answer that fits the questions, or to what is wrong with it."""

from dataclasses import dataclass, field

from augenhoehe.surveys.questions import (
    LONGEST_TEXT,
    POINTED,
    SCORE,
    is_asked,
    point_keys,
    questions_of,
    scale_of,
    text_key,
)


@dataclass
class Given:
    """What was answered: {key: value}; errors {key: code}; what was typed stays in `answers`."""

    answers: dict = field(default_factory=dict)
    errors: dict = field(default_factory=dict)
    main_text: str = ""

    @property
    def is_valid(self):
        return not self.errors

    @property
    def score(self):
        """The survey's score, if it asks for one on a scale."""
        score = self.answers.get(SCORE)
        return score if isinstance(score, int) else None

    @property
    def text(self):
        """The main text."""
        return self.answers.get(self.main_text, "")

    @property
    def values(self):
        """All answers but the main text."""
        return {key: value for key, value in self.answers.items() if key != self.main_text}


def read_answers(content, data):
    """A Given from a form's `data` (a QueryDict); questions whose condition fails are passed."""
    given = Given(main_text=text_key(content))
    for question in questions_of(content):
        if is_asked(question, given.answers):
            _read(question, data, given)
    if not given.answers and not given.errors:
        given.errors[""] = "nothing"
    return given


def of_response(content, response):
    """The answers of a stored response, as a form shows them."""
    answers = dict(response.values)
    if response.text:
        answers[text_key(content)] = response.text
    return answers


def _read(question, data, given):
    key = question["key"]
    value, error = READERS[_group(question["kind"])](question, data)
    if value not in (None, "", [], {}):
        given.answers[key] = value
    elif question.get("is_required") and not error:
        error = "required"
    if error:
        given.errors[key] = error


def _group(kind):
    return "points" if kind in POINTED else kind


def _points(question, data):
    raw = data.get(question["key"], "").strip()
    if not raw:
        return None, ""
    point = _point(raw, scale_of(question))
    return (point, "") if point is not None else (None, "off_scale")


def _point(raw, scale):
    """A whole number on the scale, or None: for 11, -1, 1e1, ٣ and everything else."""
    if not (raw.isascii() and raw.isdigit() and len(raw) < 4):
        return None
    return int(raw) if scale[0] <= int(raw) <= scale[1] else None


def _choice(question, data):
    raw = data.get(question["key"], "")
    if not raw:
        return None, ""
    return (raw, "") if raw in point_keys(question) else (None, "off_scale")


def _several(question, data):
    chosen = data.getlist(question["key"])
    known = point_keys(question)
    if not set(chosen) <= set(known):
        return None, "off_scale"
    return [key for key in known if key in chosen], ""


def _text(question, data):
    text = data.get(question["key"], "").replace("\x00", "").strip()
    if len(text) > LONGEST_TEXT:
        return text[:LONGEST_TEXT], "too_long"
    return text, ""


def _matrix(question, data):
    found = {}
    for row in question["rows"]:
        raw = data.get(f"{question['key']}-{row['key']}", "").strip()
        if raw:
            found[row["key"]] = _point(raw, scale_of(question))
    if None in found.values():
        return None, "off_scale"
    return found, ""


READERS = {
    "points": _points,
    "choice": _choice,
    "several": _several,
    "text": _text,
    "matrix": _matrix,
}
