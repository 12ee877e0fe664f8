"""Words of a version in the reader's language."""

from django import template
from django.utils.translation import get_language

from augenhoehe.surveys.excluding import HINTS, RULES
from augenhoehe.surveys.question_forms import KINDS
from augenhoehe.surveys.questions import say
from augenhoehe.surveys.telling import score_in_words
from augenhoehe.ui.templatetags.ui import number

register = template.Library()
WORDS = dict(KINDS)


@register.filter
def says(thing, name):
    """{{ question|says:"title" }}: a text of a question, an option (""), a version."""
    return say(thing, name, (get_language() or "de")[:2])


@register.filter
def kind_words(question):
    """What kind of answer a question wants."""
    return WORDS.get(question["kind"], question["kind"])


@register.filter
def score_words(response):
    """The score of a response, as it was chosen."""
    return score_in_words(response)


@register.filter
def signed(value, digits=1):
    """{{ 1.25|signed }}: +1.3, −0.4, ±0; with a real minus."""
    rounded = round(value, digits)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else "±"
    return f"{sign}{number(abs(rounded), digits if rounded else 0)}"


@register.filter
def rule_words(code):
    """A rule of the gate in words."""
    return RULES.get(code, code)


@register.filter
def rule_hint(code):
    """What can be done about a rule of the gate."""
    return HINTS.get(code, "")
