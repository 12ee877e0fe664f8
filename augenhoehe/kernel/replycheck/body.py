"""The words somebody wrote to a customer, without all that only surrounds them.

`read_body` never moves a letter: what is not to be checked becomes blanks of the same length, and
where characters had to go (zero-width, HTML entities) `place` leads back to the original.
"""

import html
import re
import unicodedata
from dataclasses import dataclass

from augenhoehe.kernel.mailtext.fold import split_reply

UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
SQUEEZED = re.compile(rf"[{UNSEEN}]")
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
IS_HTML = re.compile(r"</(?:p|div|html|body|a|b|i|li|span|table|td)>|<(?:br|p|div)\s{0,3}/?>", re.I)
TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,500}>")
BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|table|h[1-6])\b", re.I)
CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]{1,8}")
URL = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”]{1,2000}", re.I)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
QUOTED = re.compile(r"„[^„“”\"]{1,300}[“”\"]|»[^»«]{1,300}«|“[^“”]{1,300}”|\"[^\"\n]{1,300}\"")
FENCE = re.compile(r"^[ \t]{0,3}```", re.M)
CODE_LINE = re.compile(
    r"[ \t]{4,}.{0,200}[;{}=<>]|(?:\$|>>>)[ \t].|.{0,200}(?:\{|\};?|\);)\s{0,9}$"
)
SALUTATION = re.compile(
    r"\s{0,40}((?:sehr (?:geehrte|verehrte)[rsn]?|guten (?:tag|morgen|abend)|hallo|liebe[rs]?"
    r"|hi|hey|moin|servus|grüezi|grüß gott|grüss gott|werte[rs]?"
    r"|dear|hello|good (?:morning|afternoon))\b"
    r"[^,!\n]{0,80}|\{{1,2}\s?(?:salutation|anrede|greeting)\s?\}{1,2})(?:[,!]|\n|$)",
    re.I,
)
CLOSING = re.compile(
    r"[ \t]{0,20}(?:mit (?:den )?(?:freundlich|best|herzlich|lieb|sonnig|viel)\w{0,6}"
    r"(?: empfehlungen| gr(?:ü|ue)(?:ß|ss)e?n?)|(?:freundliche|viele|beste|herzliche|liebe|schöne)"
    r"\w? gr(?:ü|ue)(?:ß|ss)e|gr(?:ü|ue)(?:ß|ss)e?|mfg|lg|vg|hochachtungsvoll"
    r"|(?:kind|best|warm)(?:est)? regards|regards|(?:yours )?(?:sincerely|faithfully|truly))\b"
    r"[^\n.?]{0,80}$",
    re.I,
)
POSTSCRIPT = re.compile(r"[ \t]{0,20}p\.? ?s\b", re.I)
LEGAL = re.compile(
    r"gesch(?:ä|ae)ftsf(?:ü|ue)hr|handelsregister|amtsgericht|registergericht|\bhr[ab]\b|ust-?id"
    r"|steuernummer|sitz der gesellschaft|aufsichtsrat|vorstand:|diese (?:e-?)?mail (?:ist|enth)"
    r"|vertrauliche (?:und/oder|informationen)|bestimmungsgem(?:ä|ae)|this e-?mail|confidential"
    r"|unauthori[sz]ed|registered office|\biban:?\s?[a-z]{2}\d",
    re.I,
)
SURELY_LEGAL = re.compile(r"diese (?:e-?)?mail (?:ist|enth)|this e-?mail (?:is|and|may|cont)", re.I)
FORWARDED = re.compile(
    r"^[ \t]{0,3}(?:-{2,20}[ \t]?(?:weitergeleitete (?:nachricht|mail)|forwarded message)"
    r"[ \t]?-{2,20}|anfang der weitergeleiteten nachricht:|begin forwarded message:)[ \t]{0,9}$",
    re.I | re.M,
)
CLOSING_LINES = 9
LETTERS_PER_MARK, LONGEST_NOTICE = 200, 1500


@dataclass(frozen=True)
class Body:
    """`text`: as long as `clean`, the rest blanked; `clean`: all of it; salutation: its span."""

    text: str
    clean: str
    places: tuple | None
    salutation: tuple | None

    def place(self, start, end):
        """A span of `text` as a span of the original."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]


def read_body(original):
    """What somebody wrote, ready to be read; blanks stand where others wrote or machines did."""
    clean, places = _straighten(original)
    spans = [*_folded(clean), *_tagged(clean), *_fenced(clean)]
    text = _blank(clean, spans)
    found = SALUTATION.match(text) or SALUTATION.match(text[_first_letter(text) :])
    salutation = None
    if found:
        shift = 0 if found.string is text else _first_letter(text)
        salutation = (shift + found.start(1), shift + found.end(1))
        text = _blank(text, [(salutation[0], shift + found.end())])
    text = _blank(text, _lines_to_leave(text))
    text = _blank(text, [m.span() for pattern in (URL, EMAIL) for m in pattern.finditer(text)])
    text = _blank(text, [m.span() for m in QUOTED.finditer(text)])
    return Body(text, clean, places, salutation)


def _straighten(original):
    """Text without unseen characters, composed, entities read; and where each letter came from."""
    looks_html = bool(IS_HTML.search(original))
    changes = [(m.span(), "") for m in SQUEEZED.finditer(original)]
    if looks_html:
        changes += [(m.span(), html.unescape(m[0])) for m in ENTITY.finditer(original)]
    if not unicodedata.is_normalized("NFC", original):
        changes += [
            (m.span(), unicodedata.normalize("NFC", m[0])) for m in CLUSTER.finditer(original)
        ]
    places = None
    if changes:
        original, places = _apply(original, sorted(changes))
    return original.replace("\r", " ").replace("\u00a0", " ").replace("\u202f", " "), places


def _apply(original, changes):
    pieces, places, at = [], [], 0
    for (start, end), new in changes:
        if start < at:
            continue
        pieces += [original[at:start], new]
        places += [*range(at, start), *[start] * len(new)]
        at = end
    pieces.append(original[at:])
    places += [*range(at, len(original) + 1)]
    return "".join(pieces), tuple(places)


def _blank(text, spans):
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        start = max(start, at)
        lines = text[start:end].split("\n")
        pieces += [text[at:start], "\n".join(" " * len(line) for line in lines)]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _first_letter(text):
    return len(text) - len(text.lstrip())


def _folded(text):
    at = 0
    for part in split_reply(text):
        if part.kind != "reply":
            yield at, at + len(part.text)
        at += len(part.text)
    if forwarded := FORWARDED.search(text):
        yield forwarded.start(), len(text)


def _tagged(text):
    if not IS_HTML.search(text):
        return
    for found in TAG.finditer(text):
        yield found.span()
    for name in ("script", "style"):
        at = 0
        while (start := text.find(f"<{name}", at)) >= 0:
            at = text.find(f"</{name}", start)
            if at < 0:
                return
            yield start, at


def _fenced(text):
    marks = [found.start() for found in FENCE.finditer(text)]
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        yield start, end + 3


def _lines_to_leave(text):
    """Spans of greetings at the end with what follows, legal paragraphs, tables and code."""
    at, closing_left, spans = 0, 0, []
    for line in text.split("\n"):
        span = (at, at + len(line))
        at += len(line) + 1
        if not line.strip():
            continue
        if POSTSCRIPT.match(line):
            closing_left = 0
        elif CLOSING.match(line):
            closing_left = CLOSING_LINES
        if closing_left or _is_machine(line):
            spans.append(span)
        closing_left = max(closing_left - 1, 0)
    return spans + list(_legal(text))


def _is_machine(line):
    return line.count("|") >= 2 or line.count("\t") >= 2 or bool(CODE_LINE.match(line))


def _legal(text):
    if not LEGAL.search(text):
        return
    at = 0
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        marks = {found[0].lower() for found in LEGAL.finditer(paragraph)}
        surely = SURELY_LEGAL.search(paragraph)
        if len(marks) >= 2 and len(paragraph) <= LETTERS_PER_MARK * len(marks):
            yield at, at + len(paragraph)
        elif surely:
            yield at + surely.start(), at + min(len(paragraph), surely.start() + LONGEST_NOTICE)
        at += len(paragraph)
