"""The lines of a code book in a text, each text read once."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from augenhoehe.kernel.codebook.denying import NEGATORS, is_denied
from augenhoehe.kernel.codebook.lines import Line, plain
from augenhoehe.kernel.codebook.words import Token, tokens_of

GAP = 3
LONGEST_TEXT = 100_000
MOST_KNOWN = 200_000


@dataclass(frozen=True)
class Entry:
    """A code to look for: its key, its lines, what takes words out of it, and how it hears "not".

    denied: "skip" (a denied word does not count), "count" (it does), "only" (nothing else does).
    """

    key: int
    lines: Sequence[Line]
    exclusions: Sequence[Line] = ()
    denied: str = "skip"


@dataclass(frozen=True)
class Hit:
    """A place in a text, [start, end), and the line that found it."""

    start: int
    end: int
    line: str


@dataclass(frozen=True)
class _Wanted:
    """A line of an entry, its words as numbers (None is a gap)."""

    entry: int
    text: str
    parts: tuple
    is_exclusion: bool
    denies: bool


class Book:
    """Entries made ready to be found. `stems(word)` gives the stems of a lower-case word."""

    def __init__(self, entries: Sequence[Entry], stems: Callable[[str], Sequence[str]]):
        self.entries = {entry.key: entry for entry in entries}
        self._stems = stems
        self._numbers: dict[tuple, int] = {}
        self._by_key: dict[tuple, set[int]] = defaultdict(set)
        self._known: dict[str, frozenset[int]] = {}
        self._starting: dict[int, list[_Wanted]] = defaultdict(list)
        for entry in entries:
            for lines, is_exclusion in ((entry.lines, False), (entry.exclusions, True)):
                for line in lines:
                    self._take(entry.key, line, is_exclusion)
        self._lengths = {
            how: sorted({len(word) for kind, word in self._by_key if kind == how})
            for how in ("begins", "ends")
        }

    def _take(self, key, line, is_exclusion):
        parts = tuple(None if part.how == "gap" else self._number(part) for part in line.parts)
        denies = any(plain(part.word) in NEGATORS for part in line.parts)
        wanted = _Wanted(key, line.text, parts, is_exclusion, denies)
        self._starting[parts[0]].append(wanted)

    def _number(self, part):
        number = self._numbers.setdefault((part.how, part.word), len(self._numbers))
        if part.how == "stem":
            for tongue, stem in enumerate(self._stems(part.word)):
                self._by_key[tongue, stem].add(number)
            self._by_key["exact", plain(part.word)].add(number)
        else:
            self._by_key[part.how, part.word].add(number)
        return number

    def find(self, text: str) -> dict[int, list[Hit]]:
        """{key of an entry: hits in their order} for the entries that the text names."""
        tokens = tokens_of(text[:LONGEST_TEXT])
        numbers = [self._numbers_of(token.word) for token in tokens]
        found, taken = defaultdict(list), defaultdict(set)
        for at, here in enumerate(numbers):
            for number in here & self._starting.keys():
                for wanted in self._starting[number]:
                    end = _end_of(wanted.parts, numbers, at)
                    if end is not None and wanted.is_exclusion:
                        taken[wanted.entry].update(range(at, end + 1))
                    elif end is not None and self._counts(wanted, tokens, at, end):
                        found[wanted.entry].append((at, end, wanted.text))
        left = {key: _without(places, taken[key]) for key, places in found.items()}
        return {key: _hits(tokens, places) for key, places in left.items() if places}

    def _counts(self, wanted, tokens, at, end):
        denied = self.entries[wanted.entry].denied
        if denied == "count" or wanted.denies:
            return True
        return is_denied(tokens, at, end) == (denied == "only")

    def _numbers_of(self, word):
        known = self._known.get(word)
        if known is None:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = frozenset(self._looked_up(word))
        return known

    def _looked_up(self, word):
        spelled = plain(word)
        keys = [("exact", spelled), *enumerate(self._stems(word))]
        keys += [("begins", spelled[:n]) for n in self._lengths["begins"] if n <= len(spelled)]
        keys += [("ends", spelled[-n:]) for n in self._lengths["ends"] if n <= len(spelled)]
        for key in keys:
            yield from self._by_key.get(key, ())


def _end_of(parts, numbers, at):
    """The place of the last word if the whole line begins at `at`, else None."""
    for place in range(1, len(parts)):
        if parts[place] is None:
            for skipped in range(GAP + 1):
                end = _end_of(parts[place + 1 :], numbers, at + place + skipped)
                if end is not None and _is_at(parts[place + 1], numbers, at + place + skipped):
                    return end
            return None
        if not _is_at(parts[place], numbers, at + place):
            return None
    return at + len(parts) - 1


def _is_at(number, numbers, at):
    return at < len(numbers) and number in numbers[at]


def _without(places, taken):
    return [one for one in places if not taken.intersection(range(one[0], one[1] + 1))]


def _hits(tokens: list[Token], places):
    """The widest hit of those that lie within each other."""
    hits, last = [], -1
    for at, end, line in sorted(places, key=lambda one: (one[0], -one[1])):
        if end > last:
            hits.append(Hit(tokens[at].start, tokens[end].end, line))
            last = end
    return hits
