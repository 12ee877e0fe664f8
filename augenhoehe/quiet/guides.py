"""The questions of the quiet hour and the guides of private notes, in both languages, from data."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from augenhoehe.kernel.replycheck.telling import ATTITUDES

DATA = Path(__file__).parent / "data" / "guides.json"
WEEK, GOAL, POSITION = "week", "goal", "position"


@dataclass(frozen=True)
class Question:
    """A question to oneself, and the attitude it belongs to."""

    code: str
    words: dict
    attitude: str

    def __str__(self):
        return said(self.words)

    @property
    def about(self):
        """The name of the attitude in the reader's language."""
        return said(ATTITUDES[self.attitude])


@dataclass(frozen=True)
class Guide:
    """A kind of private note: what it is called, and the questions that lead through it."""

    code: str
    words: dict
    intro: dict
    is_titled: bool
    fields: tuple

    def __str__(self):
        return said(self.words)

    @property
    def introduction(self):
        """One sentence on what it is for."""
        return said(self.intro)

    @property
    def labels(self):
        """{code: words} of its fields, in their order."""
        return {code: said(words) for code, words in self.fields}


def said(words):
    """The words in the reader's language."""
    return words["de" if (get_language() or "de").startswith("de") else "en"]


@cache
def _data():
    return json.loads(DATA.read_text(encoding="utf-8"))


@cache
def guides():
    """{code: guide} of all kinds of notes."""
    return {
        one["code"]: Guide(
            one["code"],
            one["words"],
            one["intro"],
            one["titled"],
            tuple((field["code"], field["words"]) for field in one["fields"]),
        )
        for one in _data()["guides"]
    }


@cache
def questions():
    """All questions in the order in which they come: one attitude after the other."""
    rows = [
        [Question(one["code"], one["words"], attitude["code"]) for one in attitude["questions"]]
        for attitude in _data()["attitudes"]
    ]
    return tuple(question for turn in zip(*rows, strict=True) for question in turn)


def question_of(day, *, seed, code=""):
    """The question of a person's week, or the one that was asked for by its code."""
    wanted = [one for one in questions() if one.code == code]
    week = (day.toordinal() - 1) // 7
    return wanted[0] if wanted else questions()[(week + seed) % len(questions())]


def after(question):
    """The next one, for whoever would rather think about another."""
    every = questions()
    return every[(every.index(question) + 1) % len(every)]
