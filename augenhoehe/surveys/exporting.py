"""Rows of exports, and the code book."""

from augenhoehe.base.at_once import hang
from augenhoehe.surveys.answers import of_response
from augenhoehe.surveys.models import AnonymousResponse, Response
from augenhoehe.surveys.questions import POINTED, questions_of, say, scale_of
from augenhoehe.surveys.showing import shown

MOST = 200_000


def responses_of(survey):
    """All responses that an export speaks of, one by one or in sums."""
    kind = AnonymousResponse if survey.is_anonymous else Response
    return kind.objects.filter(survey=survey)


def published(survey):
    """The versions of a survey that people saw, asked once."""
    if "versions" not in getattr(survey, "_prefetched_objects_cache", {}):
        hang(survey, versions=survey.versions.all())
    return [one for one in survey.versions.all() if one.published_at]


def question_keys(survey):
    """Columns of all versions in the order in which they first came."""
    keys = {}
    for version in published(survey):
        for question in questions_of(version.content):
            names = [question["key"]]
            if question["kind"] == "matrix":
                names = [f"{question['key']}-{row['key']}" for row in question["rows"]]
            keys |= dict.fromkeys(names)
    return list(keys)


def response_rows(responses, keys):
    """One row a response, values as the code book explains them."""
    rows = responses.select_related("version", "contact", "company")
    return [_row(one, keys) for one in rows.order_by("at", "pk")[:MOST]]


def _row(one, keys):
    answers = {}
    for key, value in of_response(one.version.content, one).items():
        if isinstance(value, dict):
            answers |= {f"{key}-{row}": point for row, point in value.items()}
        else:
            answers[key] = ";".join(value) if isinstance(value, list) else value
    return [
        one.pk,
        one.at,
        one.changed_at or "",
        one.version.number,
        one.get_channel_display(),
        one.contact.name if one.contact else "",
        one.company.name if one.company else "",
        one.ticket_id or "",
        one.get_doubt_display(),
        *(answers.get(key, "") for key in keys),
    ]


def sums(survey, *, language):
    """[question, answer, how many] of what may be shown; "< 5" for what is held back."""
    found, seen = [], set()
    for version in published(survey):
        for question in questions_of(version.content):
            if question["key"] in seen or question["kind"] in ("text", "matrix"):
                continue
            seen.add(question["key"])
            found += _sums_of(survey, question, language)
    return found


def _sums_of(survey, question, language):
    told = shown(survey, question["key"], language=language)
    title = say(question, "title", language)
    cells = zip(told.columns, told.totals, strict=True)
    return [[title, label, "< 5" if count is None else count] for label, count in cells]


def code_rows(survey):
    """One row a value of each question of each version."""
    return [
        [version.number, *row]
        for version in published(survey)
        for question in questions_of(version.content)
        for row in _meanings(question)
    ]


def _meanings(question):
    titles = [question["kind"], question["title_de"], question.get("title_en", "")]
    if question["kind"] == "matrix":
        for row in question["rows"]:
            yield [f"{question['key']}-{row['key']}", *titles, "1–5", row["de"], row.get("en", "")]
    elif options := question.get("options"):
        for one in options:
            yield [question["key"], *titles, one["key"], one["de"], one.get("en", "")]
    elif question["kind"] in POINTED:
        low, high = scale_of(question)
        yield [question["key"], *titles, low, *_end(question, "low")]
        yield [question["key"], *titles, high, *_end(question, "high")]
    else:
        yield [question["key"], *titles, "", "", ""]


def _end(question, name):
    return [question.get(f"{name}_de", ""), question.get(f"{name}_en", "")]
