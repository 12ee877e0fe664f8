"""Folding the quotes of cleaned HTML mail into <details>, without cutting anything."""

import re
from dataclasses import dataclass
from html import escape

TOKEN = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>|([^<]+)")
VOID = {"br", "hr", "img", "col", "wbr"}
CONTAINER = re.compile(
    r'class="[^"]*\b(?:gmail_quote|yahoo_quoted|protonmail_quote)\b|type="cite"', re.I
)
FROM_HERE = re.compile(
    r'id="(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)"'
)
OUTLOOK_LINE = re.compile(
    r"border(?:-top)?:\s*(?:none;\s*border-top:\s*)?solid #(?:e1e1e1|b5c4df) 1(?:\.0)?pt", re.I
)
LABEL = re.compile(r"\s*\*?(?:from|von|de|da|van|fra|date|datum|gesendet|от)\s?\*?:", re.I)
FURTHER = re.compile(
    r">\s*(?:(?P<date>sent|gesendet|envoyé|date|datum|inviato|verzonden|отправлено)|(?P<to>to|an|à|a|aan|кому)"
    r"|(?P<subject>subject|betreff|objet|oggetto|onderwerp|тема))(?:\s|&nbsp;)?:",
    re.I,
)
WINDOW = 2_500
MAX_LOOKS = 60
QUOTE_WORDS = re.compile(r"<[^>]*>|&nbsp;|\s+")


def fold_html(html, *, label):
    """Wrap quotes of already cleaned HTML in <details> with `label` as what one clicks."""
    spans = _outermost(_spans(html))
    if not spans or not _words(_outside(html, spans)):
        return html
    opening = f'<details class="mail-quote"><summary>{escape(label)}</summary>'
    out, at = [], 0
    for start, end in spans:
        out += [html[at:start], opening, html[start:end], "</details>"]
        at = end
    return "".join(out) + html[at:]


def _spans(html):
    """(start, end) of each quote."""
    return _Reader(html).spans()


@dataclass(slots=True)
class _Element:
    """An open element: its place, what it is, whether words stood in it, where its rest begins."""

    name: str
    start: int
    kind: str = ""
    has_words: bool = False
    rest: int = -1


class _Reader:
    """Walks over cleaned HTML once; it is balanced, so a stack is enough."""

    def __init__(self, html):
        self.html, self.found = html, []
        self.stack = [_Element("", 0)]
        self.looks = MAX_LOOKS

    def spans(self):
        """Quotes in their order, outer before inner."""
        for token in TOKEN.finditer(self.html):
            if token[4] is not None:
                self.words(token)
            elif token[2] in VOID:
                continue
            elif not token[1]:
                kind = _kind(token[2], token[3])
                self.stack.append(_Element(token[2], token.start(), kind))
            elif len(self.stack) > 1:
                self.close(token)
        if self.stack[0].rest >= 0:
            self.found.append((self.stack[0].rest, len(self.html)))
        return sorted(self.found, key=lambda span: (span[0], -span[1]))

    def words(self, token):
        """Text: it may be the first label of a From/Sent/To/Subject block."""
        if not _words(token[4]):
            return
        if LABEL.match(token[4]) and self.may_look() and _is_header(self.html, token.start()):
            self.begin_rest(token.start())
        for element in reversed(self.stack):
            if element.has_words:
                break
            element.has_words = True

    def may_look(self):
        """A mail made of nothing but marks gets only so many closer looks."""
        self.looks -= 1
        return self.looks >= 0

    def begin_rest(self, at):
        """The outermost element that begins with this header, and all behind it, is a quote."""
        depth = len(self.stack)
        while depth > 1 and not self.stack[depth - 1].has_words:
            depth -= 1
        if depth < len(self.stack):
            at = self.stack[depth].start
        holder = self.stack[depth - 1]
        if holder.rest < 0 and holder.has_words:
            holder.rest = at

    def close(self, token):
        """End an element: it is a quote itself, or what it announces is one."""
        element, end = self.stack.pop(), token.end()
        if element.rest >= 0:
            self.found.append((element.rest, token.start()))
        if element.kind == "quote" and (
            element.name == "blockquote" or not self.has_answers(element.start, token.start())
        ):
            self.found.append((element.start, end))
        elif element.kind == "rest" and self.stack[-1].rest < 0:
            self.stack[-1].rest = element.start

    def has_answers(self, start, end):
        """Whether words stand behind or between the quotes inside this element."""
        inner = []
        for span in reversed(self.found) if self.may_look() else ():
            if span[0] < start:
                break
            inner.append(span)
        inner = _outermost(sorted(inner, key=lambda span: (span[0], -span[1])))
        if not inner:
            return False
        first = inner[0][1]
        behind = [(a - first, b - first) for a, b in inner[1:]]
        return _words(_outside(self.html[first:end], behind))


def _is_header(html, at):
    """Whether two of date, recipient and subject follow soon."""
    window = html[at : at + WINDOW]
    return len({found.lastgroup for found in FURTHER.finditer(window)} | {"from"}) >= 3


def _kind(name, attributes):
    if name == "blockquote" or CONTAINER.search(attributes):
        return "quote"
    if FROM_HERE.search(attributes) or OUTLOOK_LINE.search(attributes):
        return "rest"
    return ""


def _outermost(spans):
    kept = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _outside(html, spans):
    out, at = [], 0
    for start, end in spans:
        out.append(html[at:start])
        at = end
    return "".join(out) + html[at:]


def _words(html):
    """Whether anything readable is left."""
    return bool(QUOTE_WORDS.sub("", html)) or "<img" in html
