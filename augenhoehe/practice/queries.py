"""What pages of practice need: situations of the project and of the house, and what is due."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils import timezone

from augenhoehe.practice import rules
from augenhoehe.practice.masking import doubtful
from augenhoehe.practice.models import CaseText, WeekCase
from augenhoehe.practice.situations import (
    LANGUAGES,
    Answer,
    Situation,
    of_the_week,
    situation_of,
    situations,
)

OWN = "own-"
SHOWN = ("title", "scene", "says", "answer_1", "answer_2", "answer_3", "questions")
MOST_DOUBTFUL = 20


@dataclass(frozen=True)
class Due:
    """What somebody practises today, one that is new to them, and when the next one comes."""

    situations: list = field(default_factory=list)
    fresh: Situation | None = None
    next_at: datetime | None = None


def told(text):
    """An own case in one language as a situation."""
    pairs = [(getattr(text, f"answer_{n}"), getattr(text, f"carries_{n}")) for n in (1, 2, 3)]
    questions = tuple(line.strip() for line in text.questions.splitlines() if line.strip())
    return Situation(
        text.case.code,
        text.case.attitude,
        text.title,
        text.scene,
        text.says,
        tuple(Answer(said, carries) for said, carries in pairs if said),
        questions,
        text.language,
        is_own=True,
    )


def own_situations(user, language):
    """The released cases of the house, the newest first, in the reader's language if they can."""
    rows = CaseText.objects.filter(
        case__state=rules.RELEASED, case__in=rules.own_cases_visible_to(user)
    )
    found = {}
    for text in rows.select_related("case").order_by("-case__changed_at", "-case_id", "language"):
        if text.case_id not in found or text.language == language[:2]:
            found[text.case_id] = text
    return [told(text) for text in found.values()]


def every_situation(user, language):
    """Those of the house first, then those of the project."""
    return [*own_situations(user, language), *situations(language)]


def find_situation(code, *, user, language):
    """The situation of a code that `user` may practise, or None."""
    if not code.startswith(OWN):
        return situation_of(code, language)
    found = own_situations(user, language)
    return next((one for one in found if one.code == code), None)


def search(found, *, q="", attitude="", own=False):
    """Those that hold all words, of one attitude, of the house only."""
    words = [word.casefold() for word in q.split()[:8]]
    return [
        one
        for one in found
        if (not attitude or one.attitude == attitude)
        and (not own or one.is_own)
        and all(word in f"{one.title} {one.scene} {one.says}".casefold() for word in words)
    ]


def week_case(day, *, user, language):
    """(the situation of the team round in the week of `day`, was it chosen by the lead?)."""
    row = WeekCase.objects.filter(week_on=monday_of(day)).exclude(code="").first()
    chosen = find_situation(row.code, user=user, language=language) if row else None
    return chosen or of_the_week(day, language), chosen is not None


def monday_of(day):
    """The Monday of a week."""
    return day - timedelta(days=day.weekday())


def due_today(schedule, *, user, language, now):
    """What is due for the owner of a schedule until midnight."""
    codes = {one.code: one for one in every_situation(user, language)}
    cards = [card for card in schedule.cards.all() if card.code in codes]
    end = end_of_day(now)
    known = {card.code for card in cards}
    later = [card.due_at for card in cards if card.due_at >= end]
    return Due(
        [codes[card.code] for card in cards if card.due_at < end],
        _fresh([one for one in codes.values() if one.code not in known], known, codes),
        min(later, default=None),
    )


def _fresh(unknown, known, codes):
    """One that is new: of the attitude that was practised least so far."""
    counts = {}
    for code in known:
        counts[codes[code].attitude] = counts.get(codes[code].attitude, 0) + 1
    return min(unknown, key=lambda one: counts.get(one.attitude, 0), default=None)


def end_of_day(now):
    """The next midnight here."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time()))


def doubtful_words(case):
    """What in a case could still lead to somebody."""
    said = [getattr(text, name) for text in case.texts.all() for name in SHOWN]
    return list(dict.fromkeys(word for one in said for word in doubtful(one)))[:MOST_DOUBTFUL]


def missing_languages(case):
    """The languages in which a case says nothing yet."""
    there = {text.language for text in case.texts.all()}
    return [one for one in LANGUAGES if one not in there]
