"""What a version asks: plain dicts, in both languages, and what makes them right.

content = {"title_de", "title_en", "intro_de", "intro_en", "thanks_de", "thanks_en", "questions"}
question = {"key", "kind", "title_de", "title_en", "is_required",
            "options": [{"key", "de", "en"}]      choice, several, and the points of csat
            "rows":    [{"key", "de", "en"}]      matrix: each row is answered on 1 to 5
            "min", "max", "low_de", "low_en", "high_de", "high_en"    scales
            "when": {"key", "values"}}            asked only after such an answer to an earlier one
The question "score" is the survey's score; the first text is the response's text.
"""

from augenhoehe.surveys.models import Kind

SCORE = "score"
SCALES = {"csat": (1, 5), "nps": (0, 10), "ces": (1, 7), "matrix": (1, 5)}
CRITICAL = {Kind.CSAT: 2, Kind.NPS: 6, Kind.CES: 3}
POINTED = ("csat", "nps", "ces", "scale")
KINDS = (*POINTED, "choice", "several", "text", "matrix")
MOST_QUESTIONS, MOST_OPTIONS, MOST_ROWS = 12, 12, 6
LONGEST_TEXT = 4000


def questions_of(content):
    """The questions in their order."""
    return content.get("questions", [])


def question_of(content, key):
    """The question with this key, or None."""
    return next((one for one in questions_of(content) if one["key"] == key), None)


def scale_of(question):
    """(lowest, highest) point of a scale."""
    return SCALES.get(question["kind"]) or (question.get("min", 1), question.get("max", 5))


def text_key(content):
    """The key of the main text question; "" without one."""
    texts = (one["key"] for one in questions_of(content) if one["kind"] == "text")
    return next(texts, "")


def is_critical(kind, score):
    """Does this score ask for a call-back?"""
    return score is not None and kind in CRITICAL and score <= CRITICAL[kind]


def say(thing, name, language):
    """A text in `language`, else in the other one. Options are said with the name ""."""
    wanted = "en" if language.startswith("en") else "de"
    keys = [f"{name}_{tongue}" if name else tongue for tongue in (wanted, "de", "en")]
    return next((thing[key] for key in keys if thing.get(key)), "")


def is_asked(question, answers):
    """Is its condition met by the answers to earlier questions?"""
    when = question.get("when")
    if not when:
        return True
    given = answers.get(when["key"])
    chosen = given if isinstance(given, list) else [given]
    return any(str(one) in when["values"] for one in chosen if one is not None)


def faults(content):
    """[(question key or "", code)] of what must be right before people are asked."""
    found = []
    if not content.get("title_de"):
        found.append(("", "no_title"))
    asked = questions_of(content)
    if not asked:
        found.append(("", "no_question"))
    if len(asked) > MOST_QUESTIONS:
        found.append(("", "too_many_questions"))
    earlier = {}
    for one in asked:
        found += [(one["key"], code) for code in _faults_of(one, earlier)]
        earlier[one["key"]] = one
    return found


def _faults_of(question, earlier):
    if question["kind"] not in KINDS:
        yield "unknown_kind"
    if question["key"] in earlier:
        yield "twice"
    if not question.get("title_de"):
        yield "no_title"
    yield from _option_faults(question)
    low, high = scale_of(question)
    if question["kind"] == "scale" and not (0 <= low < high <= 10):
        yield "no_scale"
    if when := question.get("when"):
        yield from _condition_faults(when, earlier)


def _option_faults(question):
    kind, options = question["kind"], question.get("options", [])
    if kind in ("choice", "several") and not 2 <= len(options) <= MOST_OPTIONS:
        yield "no_options"
    if kind == "csat" and len(options) != 5:
        yield "no_options"
    if kind == "matrix" and not 1 <= len(question.get("rows", [])) <= MOST_ROWS:
        yield "no_rows"
    if any(not option.get("de") for option in [*options, *question.get("rows", [])]):
        yield "no_words"


def _condition_faults(when, earlier):
    """Only an unconditional question with points or options, and points that it has."""
    asked = earlier.get(when["key"])
    if asked is None or asked.get("when") or asked["kind"] in ("text", "matrix"):
        yield "condition"
    elif not set(when["values"]) & set(point_keys(asked)):
        yield "condition"


def point_keys(question):
    """What can be chosen, as text."""
    if question["kind"] in POINTED:
        low, high = scale_of(question)
        return [str(point) for point in range(low, high + 1)]
    return [option["key"] for option in question.get("options", [])]
