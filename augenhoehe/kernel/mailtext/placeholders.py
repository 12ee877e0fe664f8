"""Making a reusable answer from one that was written: what in it belongs to this case only.

Suggestions are shown to a person before anything is saved, so they rather name too much.
"""

import re
from dataclasses import dataclass

from .caseparts import ADDRESSED, GREETING, NOT_NAMES, OTHER_PATTERNS, SURE_PATTERNS

KEY = re.compile(r"\{\{\s{0,3}([a-z][a-z0-9_]{0,40})\s{0,3}\}\}")
LONGEST = 50_000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place in the text (text[start:end]) that could become the placeholder {{key}}."""

    key: str
    text: str
    start: int
    end: int


def suggest_placeholders(text, *, known=()):
    """Places that belong to one case: names (also the `known` ones), numbers, dates, amounts.

    The same words get the same key everywhere; other words of the same kind "date_2", "date_3".
    """
    taken = sorted(_free(_all_spans(text[:LONGEST], known)))
    return tuple(
        Suggestion(key, text[start:end], start, end)
        for key, start, end in _numbered(text, ((kind, a, b) for a, b, kind in taken))
    )


def _all_spans(text, known):
    """(start, end, kind), the surer kinds first."""
    for found in GREETING.finditer(text):
        words = set(re.findall(r"[^\W\d_]+", found["person"]))
        if not words & NOT_NAMES:
            yield (*found.span("salutation"), "salutation")
    for name in sorted({n.strip() for n in known if len(n.strip()) > 1}, key=len, reverse=True):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I):
            yield (*found.span(), "name")
    for key, pattern in SURE_PATTERNS:
        yield from ((*found.span(), key) for found in pattern.finditer(text))
    for found in ADDRESSED.finditer(text):
        yield (*found.span("name"), "name")
    for key, pattern in OTHER_PATTERNS:
        group = "value" if "value" in pattern.groupindex else 0
        yield from ((*found.span(group), key) for found in pattern.finditer(text))


def _free(spans):
    """Spans that do not overlap an earlier, surer one."""
    used, kept = bytearray(LONGEST + 1), []
    for start, end, kind in spans:
        if start < end and not any(used[start:end]):
            used[start:end] = b"\1" * (end - start)
            kept.append((start, end, kind))
    return kept


def _numbered(text, spans):
    keys, counts = {}, {}
    for kind, start, end in spans:
        same = (kind, " ".join(text[start:end].split()).casefold())
        if same not in keys:
            counts[kind] = counts.get(kind, 0) + 1
            keys[same] = kind if counts[kind] == 1 else f"{kind}_{counts[kind]}"
        yield keys[same], start, end


def make_template(text, suggestions):
    """The text with {{key}} in place of each accepted suggestion."""
    out, at = [], 0
    for one in sorted(suggestions, key=lambda s: s.start):
        if one.start < at:
            continue
        out += [text[at : one.start], "{{", one.key, "}}"]
        at = one.end
    return "".join(out) + text[at:]


def fill(template, values):
    """The template with its values; a key without a value stays visible as {{key}}."""
    return KEY.sub(lambda m: str(values[m[1]]) if values.get(m[1]) else m[0], template)


def keys_in(template):
    """The keys of a template, each once, in their order."""
    return tuple(dict.fromkeys(KEY.findall(template)))
