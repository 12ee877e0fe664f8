"""What may stand in a line of a code.

    warten              the word in all its forms (by its stem)
    warte*              whatever begins so        *schleife   whatever ends so
    keine Antwort       these words in this order, each in all its forms
    nicht … freundlich  up to three words may stand in between
    "guten Tag"         exactly these forms, in this order
Lower and upper case are the same, and so are ä and ae, ß and ss.
"""

import re
import unicodedata
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
QUOTES = "\"'„“”«»‚‘’"
GAPS = ("…", "...")
SHORTEST, MOST_PARTS, MOST_GAPS, MOST_LINES, LONGEST = 3, 8, 2, 300, 200


@dataclass(frozen=True)
class Part:
    """One word of a line: how it is looked for (stem, exact, begins, ends, gap), and the word."""

    how: str
    word: str = ""


@dataclass(frozen=True)
class Line:
    """A line as it was typed, and its words in order."""

    text: str
    parts: tuple[Part, ...]


def plain(word: str) -> str:
    """Lower case, umlauts spelled out, no other accents."""
    lower = word.lower()
    if lower.isascii():
        return lower
    lower = unicodedata.normalize("NFC", lower).translate(SPELLED)
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))


def read_lines(typed: str) -> list[Line]:
    """The lines of what was typed, each once; lines that `faults_of` names are left out."""
    found = {}
    for text in _texts(typed)[:MOST_LINES]:
        parts = _parts(text)
        if not _fault(text, parts):
            found.setdefault(parts, Line(text, parts))
    return list(found.values())


def faults_of(typed: str) -> list[tuple[str, str]]:
    """[(line, code)] of lines that cannot be looked for.

    Codes: nothing, too_short, star_inside, gap_outside, too_long, too_many.
    """
    texts = _texts(typed)
    found = [(text[:80], _fault(text, _parts(text))) for text in texts[:MOST_LINES]]
    if len(texts) > MOST_LINES:
        found.append((str(len(texts)), "too_many"))
    return [(text, code) for text, code in found if code]


def _texts(typed):
    return [text for line in typed.splitlines() if (text := line.strip())]


def _parts(text):
    """The words of a line, whether they can be looked for or not."""
    text = unicodedata.normalize("NFC", text[: LONGEST + 1])
    if len(text) > 2 and text[0] in QUOTES and text[-1] in QUOTES:
        return tuple(Part("exact", plain(word)) for word in WORD.findall(text))
    spaced = text.replace("...", " … ").replace("…", " … ")
    return tuple(part for chunk in spaced.split() for part in _chunk(chunk))


def _chunk(chunk):
    if chunk in GAPS:
        return [Part("gap")]
    words = WORD.findall(chunk)
    core = chunk.strip(".,;:!?()" + QUOTES)
    if "*" in core.strip("*"):
        return [Part("star")]
    if len(words) == 1 and core.endswith("*") and not core.startswith("*"):
        return [Part("begins", plain(words[0]))]
    if len(words) == 1 and core.startswith("*") and not core.endswith("*"):
        return [Part("ends", plain(words[0]))]
    if "*" in core:
        return [Part("star")]
    return [Part("stem", word.lower()) for word in words]


def _fault(text, parts):
    """The code of what is wrong with a line, or nothing."""
    hows = [part.how for part in parts]
    short = any(p.how in ("begins", "ends") and len(p.word) < SHORTEST for p in parts)
    checks = (
        ("too_long", len(text) > LONGEST or len(parts) > MOST_PARTS),
        ("nothing", not parts),
        ("star_inside", "star" in hows),
        ("gap_outside", hows[:1] == ["gap"] or hows[-1:] == ["gap"] or hows.count("gap") > 2),
        ("gap_outside", ("gap", "gap") in zip(hows, hows[1:], strict=False)),
        ("too_short", short),
    )
    return next((code for code, is_so in checks if is_so), "")
