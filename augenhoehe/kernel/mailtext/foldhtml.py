"""Folding the quotes of cleaned HTML mail into <details>, without cutting anything."""

import re
from html import escape

TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
VOID = {"br", "hr", "img", "col", "wbr"}
CONTAINER = re.compile(
    r'class="[^"]*\b(?:gmail_quote|yahoo_quoted|protonmail_quote)\b|type="cite"', re.I
)
FROM_HERE = re.compile(
    r'id="(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)"'
)
ATTRIBUTION = re.compile(r'class="[^"]*\b(?:gmail_attr|moz-cite-prefix)\b')
OUTLOOK_LINE = re.compile(
    r"border(?:-top)?:\s*(?:none;\s*border-top:\s*)?solid #(?:e1e1e1|b5c4df) 1(?:\.0)?pt", re.I
)
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
    """(start, end) of each quote; cleaned HTML is balanced, so a stack is enough."""
    found, stack = [], []
    for tag in TAG.finditer(html):
        if tag[2] in VOID:
            continue
        if not tag[1]:
            stack.append((tag[2], tag.start(), _kind(tag[2], tag[3]), []))
        elif stack:
            _close(html, stack, tag, found)
    return sorted(found)


def _close(html, stack, tag, found):
    """End an element: it is a quote itself, or a mark inside it turned its rest into one."""
    name, start, kind, marks = stack.pop()
    if marks:
        found.append((marks[0], tag.start()))
    if kind == "quote" and (name == "blockquote" or not _has_answers(html, start, tag, found)):
        found.append((start, tag.end()))
    elif kind == "rest" and stack:
        stack[-1][3].append(start)


def _has_answers(html, start, tag, found):
    """Whether words stand behind or between the quotes inside this element."""
    inner = []
    for span in reversed(found):
        if span[0] < start:
            break
        inner.append(span)
    inner = _outermost(sorted(inner))
    if not inner:
        return False
    behind = [(a - inner[0][1], b - inner[0][1]) for a, b in inner[1:]]
    return _words(_outside(html[inner[0][1] : tag.start()], behind))


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
