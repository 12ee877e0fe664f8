"""What one version of a standard solution says differently from another."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from augenhoehe.solutions.queries import PARTS

PIECE = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
# Beyond this, two texts are compared by whole lines.
MOST_PIECES = 4000


@dataclass(frozen=True)
class Change:
    """A part in a language: its pieces as ("same" | "gone" | "new", text)."""

    part: str
    language: str
    pieces: list


def changes_between(older, newer):
    """The parts in which two versions' texts differ; all of the newer one's when there is none."""
    found = []
    for language in ("de", "en"):
        for part in PARTS:
            name = f"{part}_{language}"
            old, new = older.get(name, ""), newer.get(name, "")
            if old != new:
                found.append(Change(part, language, compared(old, new)))
    return found


def compared(old, new):
    """[("same" | "gone" | "new", text)] that leads from one text to the other, word by word."""
    split = PIECE.findall if len(old) + len(new) < 8 * MOST_PIECES else _lines
    a, b = split(old), split(new)
    found = []
    for what, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if what == "equal":
            _add(found, "same", a[a1:a2])
            continue
        _add(found, "gone", a[a1:a2])
        _add(found, "new", b[b1:b2])
    return found


def _lines(text):
    return text.splitlines(keepends=True)


def _add(found, kind, pieces):
    if pieces:
        found.append((kind, "".join(pieces)))
