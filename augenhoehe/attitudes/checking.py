"""A checked text as pages show it: hints by rule, marks in the text, a list to tick."""

from dataclasses import dataclass, field
from time import monotonic

from django.utils import timezone
from django.utils.translation import get_language

from augenhoehe.attitudes.book import Book
from augenhoehe.kernel.replycheck.check import check_reply
from augenhoehe.kernel.replycheck.days import is_day_named
from augenhoehe.kernel.replycheck.telling import tell

# These are told as a list to tick, not as hints.
STEP, QUESTIONS = "k1-next-step", "f2-unanswered"
PLACES_SHOWN, PLACES_MOST, HINTS_SHOWN, LONGEST_QUOTE = 3, 20, 8, 90
# Nobody waits longer for a hint, whatever was pasted.
SECONDS = 2
OURS = Book()
# What does not count where places are found again in an editor; `hints.js` has the same.
BLANKS = frozenset(" \t\n\r\u00a0")


@dataclass(frozen=True)
class Place:
    """Where a rule speaks: offsets in the text, and signs before both that are no blanks."""

    start: int
    end: int
    text: str
    first: int
    last: int


@dataclass(frozen=True)
class Hint:
    """A rule that speaks about this text, with all its places."""

    number: int
    rule: str
    attitude: str
    name: str
    title: str
    why: str
    better: tuple
    places: tuple

    @property
    def shown(self):
        """The first places."""
        return self.places[:PLACES_SHOWN]

    @property
    def more(self):
        """The next places, folded."""
        return self.places[PLACES_SHOWN:PLACES_MOST]

    @property
    def unlisted(self):
        """How many places are marked in the text only."""
        return max(len(self.places) - PLACES_MOST, 0)

    @property
    def marks(self):
        """Where the places that are marked only stand, for the editor."""
        rest = self.places[PLACES_MOST:]
        return " ".join(f"{place.first}-{place.last}" for place in rest)


@dataclass(frozen=True)
class Piece:
    """A run of the text: whether a hint marks it, and the numbers of the hints that end with it."""

    text: str
    is_marked: bool
    numbers: tuple = ()


@dataclass(frozen=True)
class Looked:
    """All that is shown of one check."""

    language: str
    hints: tuple
    carrying: tuple
    questions: tuple
    step: str
    step_why: str
    promise: str
    meant: tuple
    found: frozenset
    left_out: int
    pieces: tuple = field(repr=False)

    @property
    def first_hints(self):
        """The hints that stand open."""
        return self.hints[:HINTS_SHOWN]

    @property
    def other_hints(self):
        """Where there are many, the rest is folded."""
        return self.hints[HINTS_SHOWN:]

    @property
    def open_count(self):
        """Questions that seem unanswered; a next step, a promised day that are missing."""
        missing = (self.step == "missing") + (self.promise == "missing")
        return sum(not one["is_answered"] for one in self.questions) + missing

    @property
    def has_list(self):
        """Is there anything to tick?"""
        return bool(self.questions or self.step or self.promise)


def look_at(text, *, answers="", context, meant=(), book=OURS, promised=None):
    """Check `text`; rules in `meant` are silent, because somebody meant it so.

    book: the rules of this house; promised: the day of a promise that is given along with it.
    """
    known, context = book.known, book.context(context)
    report = check_reply(
        text, answers=answers, context=context, rules=book.rules, is_late=_late_in(SECONDS)
    )
    told = tell(report, text, language=_language(), own=book.own)
    hints = _hints(told["findings"], text, known, but={STEP, QUESTIONS, *meant})
    missing = next((one for one in told["findings"] if one["rule"] == STEP), None)
    return Looked(
        language=report.language,
        hints=hints,
        carrying=_carrying(told["carrying"]),
        questions=() if QUESTIONS in context.hidden else tuple(told["questions"]),
        step=_step(told["next_step"], missing, meant),
        step_why=missing["why"] if missing else "",
        promise=_promise(text, promised),
        meant=tuple((one, known[one].title[_language()]) for one in known if one in meant),
        found=frozenset(one["rule"] for one in told["findings"]),
        left_out=len(report.left_out),
        pieces=_pieces(text, hints),
    )


def _language():
    return "en" if (get_language() or "de").startswith("en") else "de"


def _late_in(seconds):
    end = monotonic() + seconds
    return lambda: monotonic() > end


def _promise(text, day):
    if day is None:
        return ""
    return "named" if is_day_named(text, day, today=timezone.localdate()) else "missing"


def _step(is_named, missing, meant):
    if is_named:
        return "named"
    return "missing" if missing and STEP not in meant else ""


def _hints(findings, text, known, *, but):
    """The findings of each rule together, rules in the order of their first place."""
    groups, solid = {}, _solid(text)
    for one in findings:
        if one["rule"] not in but:
            groups.setdefault(one["rule"], []).append(one)
    return tuple(
        Hint(
            number=number,
            rule=rule,
            attitude=known[rule].attitude,
            name=found[0]["attitude"],
            title=found[0]["title"],
            why=found[0]["why"],
            better=tuple(found[0]["better"]),
            places=tuple(_place(one, solid) for one in found),
        )
        for number, (rule, found) in enumerate(groups.items(), start=1)
    )


def _solid(text):
    """For each offset: how many signs before it are no blanks."""
    counts = [0]
    for sign in text:
        counts.append(counts[-1] + (sign not in BLANKS))
    return counts


def _place(one, solid):
    words = " ".join(one["text"].split())
    quote = words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()} …"
    return Place(one["start"], one["end"], quote, solid[one["start"]], solid[one["end"]])


def _carrying(marks):
    """[(what it is, its words)], each kind once."""
    kinds = {}
    for one in marks:
        kinds.setdefault(one["title"], []).append(" ".join(one["text"].split()))
    return tuple((title, tuple(dict.fromkeys(found))[:3]) for title, found in kinds.items())


def _pieces(text, hints):
    """The text in runs; where marks overlap, each number stands where its own place ends."""
    edges, ends = {0: 0, len(text): 0}, {}
    for hint in hints:
        for place in hint.places:
            edges[place.start] = edges.get(place.start, 0) + 1
            edges[place.end] = edges.get(place.end, 0) - 1
            ends.setdefault(place.end, []).append(hint.number)
    cuts, depth, pieces = sorted(edges), 0, []
    for start, end in zip(cuts, cuts[1:], strict=False):
        depth += edges[start]
        pieces.append(Piece(text[start:end], depth > 0, tuple(sorted(set(ends.get(end, ()))))))
    return tuple(pieces)
