"""What pages ask about the team's reflections, and what they tell: nothing but half points."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language

from augenhoehe.attitudes.five import attitudes
from augenhoehe.attitudes.models import Reflection
from augenhoehe.attitudes.team_words import sentences
from augenhoehe.evaluation.wording import labels
from augenhoehe.kernel.masking import Known, mask
from augenhoehe.people.models import User
from augenhoehe.surveys.models import HasAnswered, Survey
from augenhoehe.surveys.queries import not_answered, pulse_hashes
from augenhoehe.surveys.veiling import Answer, read_veiled


@dataclass(frozen=True)
class Line:
    """A sentence of the reflection as its page shows it; `attitude` as in the glossary, or None."""

    says: str
    attitude: object
    answer: Answer
    talk: str


@dataclass(frozen=True)
class Told:
    """A reflection as its page shows it; `n` is None where too few answered, or it is running."""

    n: int | None
    lines: list
    texts: list


def quarter_of(day):
    """The first day of its quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def next_quarter(quarter):
    """The first day of the quarter after."""
    return quarter_of(quarter + timedelta(days=100))


def told_of(reflection, before=None):
    """What a reflection tells, compared with the one of the quarter before."""
    questions = [one.question for one in sentences()]
    reading = read_veiled(reflection.survey, questions, before=before.survey if before else None)
    if reading.n is None:
        return Told(None, [], [])
    names = {one.code: one for one in attitudes()}
    language = "en" if (get_language() or "de").startswith("en") else "de"
    lines = [_line(one, reading.answers[one.key], names, language) for one in sentences()]
    return Told(reading.n, lines, _masked(reading.texts))


def _line(sentence, answer, names, language):
    veiled = answer.veiled
    talk = sentence.talk[veiled.leaning][language] if veiled else ""
    return Line(sentence.says[language], names.get(sentence.attitude), answer, talk)


def _masked(texts):
    """Without personal data, and without the names of the people who work here."""
    if not texts:
        return []
    known = Known(colleagues=list(User.objects.values_list("name", flat=True)))
    return sorted(mask(one, known, labels()).text for one in texts)


def before_of(seen, reflection):
    """The reflection of the quarter right before, or None."""
    return next((one for one in seen if next_quarter(one.quarter) == reflection.quarter), None)


def newest_told(seen):
    """The newest reflection that is over; whether it tells anything stands on its page."""
    over = seen.filter(survey__state=Survey.State.ENDED)
    return over.order_by("-quarter").first()


def waits_for(user, survey):
    """Is this colleague asked, and has not answered?"""
    hashes = pulse_hashes([survey], user)
    return bool(not_answered(hashes, HasAnswered.objects.filter(who_hash__in=hashes)))


def of_quarter(quarter):
    """The reflection of a quarter, or None."""
    return Reflection.objects.filter(quarter=quarter).first()
