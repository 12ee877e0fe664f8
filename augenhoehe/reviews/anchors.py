"""What one talks along: five attitudes, “solved?”, “next step clear?”, each with sentences.

The sentences stand in `data/anchors.toml`, in German and English; nothing is marked or counted.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"
LANGUAGES = ("de", "en")


@dataclass(frozen=True)
class Anchor:
    """A line of the talk: what is asked, three worded anchors, a good and a bad sentence."""

    code: str
    title: str
    ask: str
    so: str
    partly: str
    no: str
    good: str
    bad: str


@cache
def anchors(language):
    """The lines of the talk in a language; English for one we do not speak."""
    spoken = language[:2] if language[:2] in LANGUAGES else "en"
    read = tomllib.loads((FOLDER / "anchors.toml").read_text("utf-8"))["anchor"]
    return tuple(Anchor(code=one["code"], **one[spoken]) for one in read)
