"""All rules of the check as their list shows them: ours, the house's, which are on."""

from dataclasses import dataclass

from django.utils.translation import get_language

from augenhoehe.attitudes.book import written
from augenhoehe.attitudes.models import HouseRule, SilencedRule
from augenhoehe.kernel.replycheck.model import ATTITUDES as ORDER
from augenhoehe.kernel.replycheck.rulebook import measured, rulebook
from augenhoehe.kernel.replycheck.telling import ATTITUDES
from augenhoehe.kernel.statistics import wilson


@dataclass(frozen=True)
class Line:
    """A rule: what it is called, why, whether it looks; `row` where the house wrote it."""

    rule: str
    attitude: str
    language: str
    title: str
    why: str
    better: tuple
    bad: tuple
    good: tuple
    is_on: bool
    row: HouseRule | None = None

    @property
    def is_own(self):
        """Did the house write it?"""
        return self.row is not None

    @property
    def attitude_name(self):
        """In the reader's language."""
        return ATTITUDES[self.attitude][tongue()]

    @property
    def precision(self):
        """How often it was right on the gold set, with its interval; None for an own one."""
        if self.rule not in measured():
            return None
        hits, _missed, false, _silent = measured()[self.rule]
        return wilson(hits, hits + false)

    @property
    def recall(self):
        """How much of what it shall find it found there; None for an own one."""
        if self.rule not in measured():
            return None
        hits, missed, _false, _silent = measured()[self.rule]
        return wilson(hits, hits + missed)


def tongue():
    """The reader's language, as rules know it."""
    return "en" if (get_language() or "de").startswith("en") else "de"


def lines_of(rows):
    """All rules: the house's own `rows` first, then ours; those for the reader's language first."""
    silenced = set(SilencedRule.objects.values_list("rule", flat=True))
    near = (tongue(), "*")
    ours = sorted(
        rulebook().rules,
        key=lambda rule: (rule.language not in near, ORDER.index(rule.attitude)),
    )
    return [
        *(line_of_row(row) for row in rows),
        *(line_of(rule, rule.id not in silenced) for rule in ours),
    ]


def line_of(rule, is_on):
    """One of our rules as a line."""
    language = tongue()
    wording = language if language in rule.better else next(iter(rule.better))
    return Line(
        rule.id,
        rule.attitude,
        rule.language,
        rule.title[language],
        rule.why[language],
        tuple(rule.better[wording]),
        rule.bad,
        rule.good,
        is_on,
    )


def line_of_row(row):
    """A rule of the house as a line."""
    said, language = written(row), tongue()
    return Line(
        row.rule,
        row.attitude,
        row.language,
        said.texts["title"][language],
        said.texts["why"][language],
        next(iter(said.texts["better"].values())),
        said.bad,
        said.good,
        row.is_on,
        row,
    )


def filtered(lines, *, typed="", attitude="", language="", show=""):
    """The lines one asked for; show: "own", "ours", "off" or all."""
    wanted = typed.casefold().split()
    return [
        line
        for line in lines
        if (not attitude or line.attitude == attitude)
        and (not language or line.language in (language, "*"))
        and {"own": line.is_own, "ours": not line.is_own, "off": not line.is_on}.get(show, True)
        and _says(line, wanted)
    ]


def _says(line, wanted):
    said = " ".join((line.title, line.why, line.rule, *line.better, *line.bad)).casefold()
    return all(word in said for word in wanted)
