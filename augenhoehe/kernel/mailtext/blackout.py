"""Where a person is still named in a text, and the text without that."""

import re
from dataclasses import dataclass
from functools import cached_property

SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
SHORTEST = 3
MOST_WORDS = 60
AROUND = 70
DIGITS = 6


@dataclass(frozen=True)
class Excerpt:
    """A place in a text: what stands before, what names the person, what follows."""

    before: str
    hit: str
    after: str


@dataclass(frozen=True)
class Finder:
    """Finds words as whole words in any case, with a genitive, names in either order."""

    words: tuple[str, ...]

    @cached_property
    def pattern(self):
        """One expression for all words, the longest first; None when there are none."""
        forms = {form for word in self.words for form in _forms(word)}
        parts = [_expression(form) for form in sorted(forms, key=lambda f: (-len(f), f))]
        return re.compile("|".join(parts), re.I) if parts else None

    def occurs(self, text):
        """Is the person named in this text?"""
        return bool(self.pattern and text and self.pattern.search(text))

    def black_out(self, text, mark):
        """The text with `mark` wherever the person was named."""
        return self.pattern.sub(lambda _hit: mark, text) if self.pattern and text else text

    def excerpt(self, text):
        """The first place in a text on one line, or None."""
        line = " ".join(text.split())
        hit = self.pattern.search(line) if self.pattern else None
        if hit is None:
            return None
        start, end = max(0, hit.start() - AROUND), hit.end() + AROUND
        before = ("…" if start else "") + line[start : hit.start()]
        after = line[hit.end() : end] + ("…" if end < len(line) else "")
        return Excerpt(before, hit[0], after)


def words_of(names, emails, phones):
    """(what names the person for sure, the last names, which others may bear as well)."""
    full = [" ".join(name.split()) for name in names]
    sure = [name for name in full if " " in name]
    lone = {name.rpartition(" ")[2] for name in sure} | {name for name in full if " " not in name}
    sure += [email.lower() for email in emails]
    sure += [phone for phone in phones if sum(c.isdigit() for c in phone) >= DIGITS]
    last = [word for word in sorted(lone) if len(word) >= SHORTEST and "@" not in word]
    return tuple(dict.fromkeys(sure))[:MOST_WORDS], tuple(last)[:MOST_WORDS]


def _forms(word):
    yield word
    if "@" not in word:
        yield word.lower().translate(SPELLED)
        first, blank, last = word.rpartition(" ")
        if blank:
            yield f"{last}, {first}"


def _expression(form):
    if "@" in form or any(c.isdigit() for c in form):
        return rf"(?<![\w.+\-]){re.escape(form)}(?![\w\-])"
    words = r"[\s\u00a0]+".join(re.escape(one) for one in form.split())
    return rf"(?<!\w){words}(?:s|es|['’]s?)?(?!\w)"
