"""The five attitudes in the house's own words, read from `texts/attitudes.toml` once a language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from augenhoehe.kernel.replycheck.rulebook import rulebook
from augenhoehe.kernel.replycheck.telling import ATTITUDES

FOLDER = Path(__file__).parent / "texts"
# What other rooms call the five, and the letters of the reply check.
CODES = {
    "eye_level": "A",
    "flexibility": "F",
    "unobtrusive": "U",
    "sincerity": "W",
    "clarity": "K",
}


@dataclass(frozen=True)
class Attitude:
    """One attitude: what it is, what it asks, what it is not; how it sounds, and what is checked.

    examples: [(situation, not so, rather so)]; rules: [(title, why)] of the reply check on it.
    """

    code: str
    name: str
    means: str
    asks: tuple
    limit: str
    question: str
    examples: tuple
    rules: tuple


def attitudes():
    """All five, in the reader's language."""
    return _attitudes("en" if (get_language() or "de").startswith("en") else "de")


def named(code):
    """The attitude of a letter, or of the word another room uses; None for anything else."""
    letter = CODES.get(code, code)
    return next((one for one in attitudes() if one.code == letter), None)


@cache
def _attitudes(language):
    rows = tomllib.loads((FOLDER / "attitudes.toml").read_text("utf-8"))["attitude"]
    return tuple(_attitude(row, language) for row in rows)


def _attitude(row, language):
    said = row[language]
    return Attitude(
        code=row["code"],
        name=ATTITUDES[row["code"]][language],
        means=said["means"],
        asks=tuple(said["asks"]),
        limit=said["limit"],
        question=said["question"],
        examples=tuple((one["when"], one["not"], one["rather"]) for one in said["examples"]),
        rules=tuple(
            (rule.title[language], rule.why[language])
            for rule in rulebook().rules
            if rule.attitude == row["code"] and rule.language in ("*", language)
        ),
    )
