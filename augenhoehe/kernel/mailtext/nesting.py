"""Keeping hostile HTML cheap: the parser's time grows with the square of the nesting depth."""

import re

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]*>?")
# The parser closes these by itself; void elements have no end.
SELF_ENDING = {
    "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "col", "colgroup",
    "br", "hr", "img", "wbr", "meta", "link", "input", "area", "base", "embed", "param", "source",
}  # fmt: skip
MAX_NESTING = 256
FEW_TAGS = 2_000
# Whoever hides end tags in comments or attributes gets past the depth, not past this.
MAX_TAGS = 40_000


def bounded(html):
    """(html nested at most MAX_NESTING deep with at most MAX_TAGS tags, whether it was cut)."""
    tags = html.count("<")
    if tags < FEW_TAGS:
        return html, False
    if tags > MAX_TAGS:
        html = "<".join(html.split("<", MAX_TAGS)[:MAX_TAGS])
    return TAG.sub(_Depth().keep, html), tags > MAX_TAGS


class _Depth:
    """Counts open elements by name and drops what would nest too deep."""

    def __init__(self):
        self.open, self.dropped, self.depth = {}, {}, 0

    def keep(self, tag):
        """The tag itself, or a blank in its place."""
        name = tag[2].lower()
        if name in SELF_ENDING:
            return tag[0]
        return self.end(tag, name) if tag[1] else self.begin(tag, name)

    def begin(self, tag, name):
        if self.depth >= MAX_NESTING:
            self.dropped[name] = self.dropped.get(name, 0) + 1
            return " "
        self.depth += 1
        self.open[name] = self.open.get(name, 0) + 1
        return tag[0]

    def end(self, tag, name):
        if self.dropped.get(name):
            self.dropped[name] -= 1
            return " "
        if self.open.get(name):
            self.open[name] -= 1
            self.depth -= 1
        return tag[0]
