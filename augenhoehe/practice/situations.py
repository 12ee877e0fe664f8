"""Situations to practise: what somebody says, three answers that would do, questions for a talk.

They stand in `data/situations/*.toml`, in German and English; a house adds its own cases
(`queries.py`). Nothing one answers is kept.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "situations"
LANGUAGES = ("de", "en")
# What is said aloud needs no salutation, and need not repeat the other one's words.
SPOKEN = frozenset({"a5-salutation", "a6-no-reference"})


@dataclass(frozen=True)
class Answer:
    """One answer that would do, and what carries it."""

    text: str
    carries: str


@dataclass(frozen=True)
class Situation:
    """A situation in one language; `attitude` is the one it calls for most."""

    code: str
    attitude: str
    title: str
    scene: str
    says: str
    answers: tuple
    questions: tuple
    language: str = "de"
    is_own: bool = False


@cache
def situations(language):
    """All situations in a language, by file and place; English for one we do not speak."""
    spoken = language[:2] if language[:2] in LANGUAGES else "en"
    files = sorted(FOLDER.glob("*.toml"))
    rows = [row for file in files for row in tomllib.loads(file.read_text("utf-8"))["situation"]]
    return tuple(_situation(row, row[spoken], spoken) for row in rows)


def _situation(row, told, language):
    answers = tuple(Answer(text, carries) for text, carries in told["answers"])
    return Situation(
        row["code"],
        row["attitude"],
        told["title"],
        told["scene"],
        told["says"],
        answers,
        tuple(told["questions"]),
        language,
    )


def situation_of(code, language):
    """The situation of a code, or None."""
    return next((one for one in situations(language) if one.code == code), None)


def of_the_week(day, language):
    """The situation for the team round of a week: the same for all, another one each week."""
    found = situations(language)
    return found[week_of(day) % len(found)]


def week_of(day):
    """Weeks since the beginning of the calendar; they begin on Monday."""
    return (day.toordinal() - 1) // 7
