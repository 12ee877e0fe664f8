"""What somebody typed, as terms: everything is a word to look for, nothing is a command."""

import re
from dataclasses import dataclass

from augenhoehe.search.stems import LANGUAGES, bare, plain, stem, words_of

QUOTED = re.compile(r'["„“”«»]([^"„“”«»]*)["„“”«»]')
# What may still be missing from a word that is being typed, so that its stem is found already.
ENDINGS = (
    "ungen", "ung", "en", "er", "em", "es", "e", "n", "s", "t", "st", "et", "heit", "keit", "lich",
    "isch", "igkeit", "ern", "end", "ing", "ed", "ly", "ation",
)  # fmt: skip
MAX_TERMS = 10
MAX_TYPED = 300


@dataclass(frozen=True)
class Term:
    """One thing that must occur: any of `phrases` (stems in order), or a word with a beginning."""

    phrases: tuple[str, ...]
    beginning: str = ""


def terms_of(typed: str) -> list[Term]:
    """The terms of what was typed; the last word counts as not yet finished."""
    typed = typed.replace("\0", " ")[:MAX_TYPED]
    found = [_phrase(words_of(inside)) for inside in QUOTED.findall(typed)]
    chunks = QUOTED.sub(" ", typed).split()
    found += [_phrase(words_of(chunk)) for chunk in chunks[:-1]]
    for chunk in chunks[-1:]:
        words = words_of(chunk)
        open_end = not typed[-1:].isspace() and len(words) == 1
        found.append(_unfinished(words[0]) if open_end else _phrase(words))
    return [term for term in found if term][:MAX_TERMS]


def parts_of(typed: str) -> list[str]:
    """Parts of words to look for in names; none when one is short or all are numbers."""
    parts = plain(QUOTED.sub(r" \1 ", typed.replace("\0", " ")[:MAX_TYPED])).split()[:MAX_TERMS]
    if all(part.strip("#").isdigit() for part in parts):
        return []
    return parts if all(len(part) >= 3 for part in parts) else []


def _phrase(words):
    if not words:
        return None
    tongues = {" ".join(stem(word, tongue) for word in words) for tongue in LANGUAGES}
    return Term(tuple(sorted(tongues)))


def _unfinished(word):
    """The word's stems, whatever begins with it, and the stems it may be on the way to."""
    stems = {stem(word, tongue) for tongue in LANGUAGES}
    for cut in range(1, 5):
        rest, missing = word[:-cut], word[-cut:]
        if len(rest) >= 4 and any(ending.startswith(missing) for ending in ENDINGS):
            stems.add(bare(rest))
    return Term(tuple(sorted(stems)), bare(word) if len(word) > 1 else "")
