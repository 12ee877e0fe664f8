"""Answers in the words they were given in."""

from django.utils.translation import get_language

from augenhoehe.surveys.answers import of_response
from augenhoehe.surveys.questions import SCORE, question_of, questions_of, say, scale_of


def answers_in_words(response):
    """[(question, words)] of what was answered, in the words of the version that was answered."""
    content = response.version.content
    answers = of_response(content, response)
    asked = [one for one in questions_of(content) if one["key"] in answers]
    return [(one, in_words(one, answers[one["key"]])) for one in asked]


def in_words(question, value, language=None):
    """One answer: the words of options, the number with its scale, the text."""
    language = language or (get_language() or "de")[:2]
    if isinstance(value, list):
        return ", ".join(_option(question, one, language) for one in value)
    if isinstance(value, dict):
        named = {row["key"]: say(row, "", language) for row in question.get("rows", [])}
        return "\n".join(f"{named.get(key, key)}: {point}" for key, point in value.items())
    return _option(question, value, language)


def _option(question, value, language):
    for option in question.get("options", []):
        if option["key"] == str(value):
            return say(option, "", language)
    return f"{value} / {scale_of(question)[1]}" if isinstance(value, int) else str(value)


def score_in_words(response):
    """The score as it was chosen; "–" where there is none."""
    question = question_of(response.version.content, SCORE)
    if response.score is None or question is None:
        return "–"
    return in_words(question, response.score)
