"""The small language in which rules name what they look for.

    bitten um ~2 Verständnis      at most two words between (`~`: three)
    (Fehler|Irrtum)  [so] bald    one of; may be there
    bedauer*  *nahme              rest of a word
    =Sie                          exactly so written; all else is blind to capitals
    ^ leider   bedanken $         at the beginning, at the end of the sentence
    <number> <moment> <ahead>     a number; a day, time, deadline or a placeholder
                                  ({date}, {{frist}}) for one; the same, but not "vom …"
    @reason                       a named list of phrases

A phrase never leaves its sentence, and every repetition is bounded: no rule can become slow. ß is
also ss, ä also ae (and so on); a comma or a line end between two words does not matter.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import prod

GAP = r"[^\w.!?…;]{1,5}"
ANY = r"\w[\w\-*:/'’]{0,40}"
SPELLINGS = {"ß": "(?:ß|ss)", "ä": "(?:ä|ae)", "ö": "(?:ö|oe)", "ü": "(?:ü|ue)"}
MONTH = (
    r"(?:jan(?:uary?)?|feb(?:ruary?)?|märz|maerz|march|april?|mai|may|june?|juni|july?|juli|aug(?:ust)?"
    r"|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?)(?!\w)"
)
DAY = (
    r"(?:(?:mon|diens|donners|frei|sams)tag|mittwoch|sonnabend|sonntag|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday)s?"
)
SMALL = (
    r"(?:\d{1,3}|ein(?:e[rsnm]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf|vierzehn|one|two"
    r"|three|four|five|six|seven|ten|fourteen|nächste[rsm]?|kommende[rsm]?|diese[rsnm]?|next)"
)
MOMENT = (
    r"(?:\{{1,2}\s?\w{0,30}(?:date|deadline|time|day|datum|frist|termin|uhrzeit|tag|month|monat)\w{0,9}\s?\}{1,2}"
    rf"|\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{2,4}})?|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\s?{MONTH}"
    rf"|{MONTH}\s\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}|{DAY}(?!\w)"
    r"|\d{1,2}(?:[:.]\d\d)?\sUhr|\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b|KW\s?\d{1,2}"
    r"|(?:heute|übermorgen|tomorrow|today|tonight)(?!\w)"
    rf"|(?:ende|anfang|mitte|bis|im|ab|in) {MONTH}"
    r"|(?<!guten )(?:morgen)(?!\w)(?! zusammen)"
    rf"|{SMALL}\s(?:werk|arbeits|kalender|bank)?(?:tag|stund|minut|woche|monat)\w{{0,3}}"
    rf"|{SMALL}\s(?:working |business )?(?:days?|hours?|minutes?|weeks?|months?)\b)"
)
SPECIAL = {
    "<number>": r"\d{1,9}(?:[.,]\d{1,4}){0,4}",
    "<moment>": MOMENT,
    "<ahead>": rf"(?<!vom )(?<!seit )(?<!from )(?<!since ){MOMENT}",
}
PIECE = re.compile(r"\s+|[()\[\]|]|[^\s()\[\]|]+")
PARTS = re.compile(r"[\w*]+")
PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LONGEST_KEY = 40
GAP_SIZE = re.compile(r"[1-9]\d?", re.ASCII)
STAR_WAYS = 30


class Phrase:
    """One phrase: its expression, compiled when first needed, and what a sentence needs for it."""

    def __init__(self, regex, needles):
        self.regex, self.needles = regex, needles

    @cached_property
    def pattern(self):
        """The compiled expression."""
        return re.compile(self.regex, re.I)


class Matcher:
    """A list of phrases. `needles`: a sentence that has none of these keys cannot match."""

    def __init__(self, phrases):
        self.phrases = tuple(phrases)
        all_known = all(phrase.needles for phrase in self.phrases)
        self.needles = frozenset().union(*(p.needles for p in self.phrases)) if all_known else None

    def __bool__(self):
        return bool(self.phrases)

    def may_match(self, keys):
        """Is there a reason to look closer at what has these keys?"""
        return bool(self.phrases) and (self.needles is None or not self.needles.isdisjoint(keys))

    def spans(self, sentence):
        """Where in the sentence (`text`, `keys`) the phrases stand, none over another."""
        if not self.may_match(sentence.keys):
            return []
        found = [
            match.span()
            for phrase in self._candidates(sentence.keys)
            for match in phrase.pattern.finditer(sentence.text)
        ]
        return _apart(found) if len(found) > 1 else found

    def is_in(self, sentence):
        """Does any phrase stand in the sentence?"""
        return self.may_match(sentence.keys) and any(
            phrase.pattern.search(sentence.text) for phrase in self._candidates(sentence.keys)
        )

    def _candidates(self, keys):
        return [p for p in self.phrases if not p.needles or not p.needles.isdisjoint(keys)]


def _apart(spans):
    """Spans in order, of those that overlap the first and longest."""
    kept = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def keys_of(words):
    """Everything that a needle may ask of these words: the words, their beginnings and ends."""
    return frozenset().union(*map(_keys, words))


@lru_cache(maxsize=20_000)
def _keys(word):
    plain = word.lower().translate(PLAIN)[:LONGEST_KEY]
    count = range(1, len(plain) + 1)
    return frozenset([plain, *(plain[:n] + "*" for n in count), *("*" + plain[-n:] for n in count)])


class BadPhrase(ValueError):
    """A phrase that cannot be read; the message names it."""


def compile_phrases(phrases, groups=None):
    """A `Matcher` for all `phrases`; groups: named lists for `@name`. Raises `BadPhrase`."""
    groups = groups or {}
    return Matcher(Phrase(*_Parser(phrase, groups).whole()) for phrase in phrases)


def ways_of(phrase, groups=None):
    """In how many ways a phrase can be tried at one place, at most: what it may cost."""
    return _Parser(phrase, groups or {}).all().ways


@dataclass(frozen=True)
class _Part:
    regex: str
    kind: str = "word"
    needles: frozenset = frozenset()
    ways: int = 1


class _Parser:
    """Reads one phrase from left to right; groups nest."""

    def __init__(self, phrase, groups):
        self.phrase, self.groups, self.at = phrase, groups, 0
        self.pieces = [piece for piece in PIECE.findall(phrase) if not piece.isspace()]

    def whole(self):
        made = self.all()
        return made.regex, made.needles

    def all(self):
        made = self.sequence()
        if self.at < len(self.pieces) or not made.regex:
            raise BadPhrase(self.phrase)
        return made

    def sequence(self):
        parts = []
        while self.at < len(self.pieces) and self.pieces[self.at] not in ")]|":
            parts.append(self.part())
        if not any(part.kind == "word" for part in parts):
            raise BadPhrase(self.phrase)
        ways = prod(part.ways + (part.kind == "maybe") for part in parts)
        needles = _best(p.needles for p in parts if p.kind == "word")
        return _Part(_join(parts), "word", needles, ways)

    def part(self):
        piece = self.pieces[self.at]
        self.at += 1
        if piece in "([":
            return self.group(")" if piece == "(" else "]")
        if piece[0] == "~":
            return self.gap(piece[1:] or "3")
        if piece in "^$":
            return _Part(*((r"^\W{0,6}", "start") if piece == "^" else (r"\W{0,6}$", "end")))
        if piece in SPECIAL:
            return _Part(rf"(?<!\w){SPECIAL[piece]}", ways=2)
        if piece[0] == "@":
            return self.named(piece[1:])
        return _word(piece)

    def gap(self, most):
        if not GAP_SIZE.fullmatch(most):
            raise BadPhrase(self.phrase)
        return _Part(most, "gap", ways=int(most) + 1)

    def group(self, closing):
        choices = [self.sequence()]
        while self.at < len(self.pieces) and self.pieces[self.at] == "|":
            self.at += 1
            choices.append(self.sequence())
        if self.at >= len(self.pieces) or self.pieces[self.at] != closing:
            raise BadPhrase(self.phrase)
        self.at += 1
        kind = "word" if closing == ")" else "maybe"
        return _choice(choices, kind)

    def named(self, name):
        if name not in self.groups:
            raise BadPhrase(self.phrase)
        return _choice([_Parser(phrase, self.groups).sequence() for phrase in self.groups[name]])


def _choice(choices, kind="word"):
    """One of several: what is plain is found in one way, whatever its neighbours."""
    loose = sum(choice.ways for choice in choices if choice.ways > 1)
    ways = max(1, loose + any(choice.ways == 1 for choice in choices))
    return _Part("(?:" + "|".join(c.regex for c in choices) + ")", kind, _all_of(choices), ways)


def _word(piece):
    exact, piece = piece[0] == "=", piece.lstrip("=")
    inner = "".join(
        r"\w{0,30}" if letter == "*" else SPELLINGS.get(letter.lower()) or re.escape(letter)
        for letter in piece
    )
    edge_left = r"(?<!\w)" if piece[:1].isalnum() or piece[:1] == "*" else ""
    edge_right = r"(?!\w)" if piece[-1:].isalnum() or piece[-1:] == "*" else ""
    regex = f"{edge_left}{inner}{edge_right}"
    # A beginning is found in one way; each further star lets a word be cut in many.
    ways = STAR_WAYS ** max(0, piece.count("*") - 1) * (2 if "*" in piece else 1)
    return _Part(f"(?-i:{regex})" if exact else regex, "word", _needles(piece), ways)


def _needles(piece):
    """The key of the longest part of a phrase's word, as `keys_of` writes it."""
    parts = [part.strip("*") for part in PARTS.findall(piece.lower().translate(PLAIN))]
    longest = max(parts, key=len, default="")
    key = next(
        (part for part in PARTS.findall(piece.lower().translate(PLAIN)) if longest in part), ""
    )
    return frozenset([key[:LONGEST_KEY]]) if longest and key.count("*") < 2 else frozenset()


def _all_of(choices):
    """Needles of alternatives: one of each is needed, or nothing can be said."""
    if any(not choice.needles for choice in choices):
        return frozenset()
    return frozenset().union(*(choice.needles for choice in choices))


def _best(candidates):
    """The rarest of what must all be there: the longest shortest needle."""
    return max(candidates, key=lambda n: min(map(len, n), default=0), default=frozenset())


def _join(parts):
    last = max((i for i, p in enumerate(parts) if p.kind == "word"), default=-1)
    out = []
    for index, part in enumerate(parts):
        regex = f"{ANY}" if part.kind == "gap" else part.regex
        times = {"gap": f"{{0,{part.regex}}}?", "maybe": "?"}.get(part.kind, "")
        if part.kind in ("start", "end") or index == last:
            out.append(regex)
        elif index < last:
            out.append(f"(?:{regex}{GAP}){times}" if times else regex + GAP)
        else:
            out.append(f"(?:{GAP}{regex}){times}")
    return "".join(out)
