"""A checked text as pages show it: hints by rule, marks in the text, a list to tick."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from augenhoehe.kernel.replycheck.check import check_reply
from augenhoehe.kernel.replycheck.rulebook import rulebook
from augenhoehe.kernel.replycheck.telling import tell

# These are told as a list to tick, not as hints.
STEP, QUESTIONS = "k1-next-step", "f2-unanswered"
PLACES_SHOWN, PLACES_MOST, HINTS_SHOWN, LONGEST_QUOTE = 3, 20, 8, 90
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
    meant: tuple
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
        """Questions that seem unanswered, and a next step that is missing."""
        return sum(not one["is_answered"] for one in self.questions) + (self.step == "missing")

    @property
    def has_list(self):
        """Is there anything to tick?"""
        return bool(self.questions or self.step)


def look_at(text, *, answers="", context, meant=()):
    """Check `text`; rules in `meant` are silent, because somebody meant it so."""
    known = {rule.id: rule for rule in rulebook().rules}
    report = check_reply(text, answers=answers, context=context)
    told = tell(report, text, language=_language())
    hints = _hints(told["findings"], text, but={STEP, QUESTIONS, *meant})
    missing = next((one for one in told["findings"] if one["rule"] == STEP), None)
    return Looked(
        language=report.language,
        hints=hints,
        carrying=_carrying(told["carrying"]),
        questions=tuple(told["questions"]),
        step=_step(told["next_step"], missing, meant),
        step_why=missing["why"] if missing else "",
        meant=tuple((one, known[one].title[_language()]) for one in known if one in meant),
        pieces=_pieces(text, hints),
    )


def _language():
    return "en" if (get_language() or "de").startswith("en") else "de"


def _step(is_named, missing, meant):
    if is_named:
        return "named"
    return "missing" if missing and STEP not in meant else ""


def _hints(findings, text, *, but):
    """The findings of each rule together, rules in the order of their first place."""
    groups, solid = {}, _solid(text)
    for one in findings:
        if one["rule"] not in but:
            groups.setdefault(one["rule"], []).append(one)
    return tuple(
        Hint(
            number=number,
            rule=rule,
            attitude=rulebook().rule(rule).attitude,
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
