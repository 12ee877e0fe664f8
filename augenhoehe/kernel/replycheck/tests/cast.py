"""The gold set: sentences of which one knows whether a rule shall speak."""

from collections import defaultdict
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path

from augenhoehe.kernel.replycheck.check import check_reply
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.kernel.replycheck.rulebook import rulebook

FOLDER = Path(__file__).parent / "gold"
NEUTRAL = {"de": "neutral_de.txt", "en": "neutral_en.txt"}


@dataclass(frozen=True)
class Case:
    """A text, whether the rule shall speak, the customer's text, the context."""

    text: str
    speaks: bool
    answers: str = ""
    context: Context = Context()


@dataclass
class Count:
    """What came out for one rule."""

    hits: int = 0
    misses: int = 0
    false_alarms: int = 0
    quiet: int = 0

    @property
    def precision(self):
        return self.hits / max(1, self.hits + self.false_alarms)

    @property
    def recall(self):
        return self.hits / max(1, self.hits + self.misses)


def gold():
    """{rule: [Case, …]} from the files, without the neutral sentences."""
    found = defaultdict(list)
    for path in sorted(FOLDER.glob("*.txt")):
        if path.name != "README.txt" and not path.name.startswith("neutral"):
            _read(path.read_text("utf-8").splitlines(), found)
    return found


def neutral(language):
    """Sentences of good letters: no rule shall speak."""
    text = (FOLDER / NEUTRAL[language]).read_text("utf-8")
    return [Case(line, False) for line in text.splitlines() if line]


def _read(lines, found):
    rule, blank = "", Case("", False)
    for line in lines:
        mark, _space, rest = line.partition(" ")
        if mark == "#":
            rule, blank = rest, Case("", False)
        elif mark in ("+", "-"):
            found[rule].append(replace(blank, text=_spelt_out(rest), speaks=mark == "+"))
        elif mark[:1] == "@":
            blank = _set(blank, mark[1:], rest)


def _spelt_out(text):
    if text.startswith("@times "):
        _mark, count, text = text.split(" ", 2)
        text = " ".join([text] * int(count))
    return text.replace("\\n", "\n")


def _set(case, what, value):
    if what == "answers":
        return replace(case, answers=value)
    if what == "template":
        kept = (*case.context.templates, value) if value else ()
        return replace(case, context=replace(case.context, templates=kept))
    return replace(case, context=replace(case.context, **{what: value}))


def speaks(rule, case):
    """Does the rule find something in the case?"""
    context = replace(case.context, language="en" if rule.id.startswith("en-") else "")
    if rule.language == "de":
        context = replace(context, language="de")
    found = check_reply(case.text, answers=case.answers, context=context, rules=[rule])
    return bool(found.findings)


def counted():
    """{rule: Count} over its own sentences and the neutral ones of its language."""
    cases, counts = gold(), {}
    for rule in rulebook().rules:
        count = counts[rule.id] = Count()
        for case in [*cases[rule.id], *neutral("en" if rule.language == "en" else "de")]:
            said = speaks(rule, case)
            if case.speaks:
                count.hits, count.misses = count.hits + said, count.misses + (not said)
            else:
                count.false_alarms, count.quiet = (
                    count.false_alarms + said,
                    count.quiet + (not said),
                )
    return counts


def wilson(hits, of, z=1.96):
    """Wilson's interval of a share at 95 %."""
    if not of:
        return 0.0, 1.0
    share, square = hits / of, z * z
    centre = (share + square / (2 * of)) / (1 + square / of)
    half = z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, centre - half), min(1.0, centre + half)
