"""What agreement and evaluation say in words, and as rows of a table."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from augenhoehe.kernel.statistics.agreement import FEWEST_UNITS
from augenhoehe.reviews.models import Answer

JUDGED = {
    "too_few": gettext_lazy("not enough to judge"),
    "same": gettext_lazy("all chose the same"),
    "reliable": gettext_lazy("you mean the same"),
    "tentative": gettext_lazy("you mean much the same"),
    "unreliable": gettext_lazy("you do not mean the same yet"),
    "undecided": pgettext_lazy("agreement", "not decidable"),
}
EXPLAINED = {
    "same": gettext_lazy(
        "Where everything is the same, alpha cannot be computed: nothing shows whether the anchors "
        "would tell a difference. Take a conversation that nags you next."
    ),
    "unreliable": gettext_lazy("Talk about the words of its anchors before you use it further."),
}
PARADOX = gettext_lazy(
    "Alpha is low although you mostly choose the same: nearly all answers lie on one anchor, and "
    "then alpha takes agreement for chance. AC1 says more here. It takes conversations of another "
    "kind to find out whether you would see the difference."
)


def judged(line):
    """The verdict on a line."""
    if not line.is_judged:
        words = _("not enough to judge: %(n)s of %(needed)s rounds")
        return words % {"n": line.found.groups, "needed": FEWEST_UNITS}
    return str(JUDGED[line.found.word])


def explained(line):
    """A sentence more where the verdict alone would mislead; empty elsewhere."""
    if line.is_paradox:
        return str(PARADOX)
    return str(EXPLAINED.get(line.found.word, ""))


def head():
    """The columns of the export."""
    low, high = pgettext("column", "from"), pgettext("column", "to")
    return [
        pgettext("column", "Item"), pgettext("column", "Verdict"),
        _("Krippendorff alpha"), low, high, pgettext("share", "Agreement"), low, high,
        _("Gwet AC1"), low, high,
        pgettext("column", "Rounds"), pgettext("column", "Answers"),
    ]  # fmt: skip


def rows(found):
    """The table as the export has it; without figures where there is not enough to judge."""
    named = [(line.title, line) for line in found.lines]
    return [
        [title, judged(line), *_figures(line), line.found.groups, line.found.ratings]
        for title, line in [*named, (_("All items"), found.overall), (applies(), found.applies)]
    ]


def applies():
    """The name of the line that takes “not applicable” for an answer of its own."""
    words = _("All items, “%(answer)s” counted as an answer (nominal)")
    return words % {"answer": Answer.NOT_APPLICABLE.label}


def _figures(line):
    told = line.found
    pairs = [
        (told.alpha, told.alpha_interval),
        (told.percent, told.percent_interval),
        (told.ac1, told.ac1_interval),
    ]
    if not line.is_judged:
        return [None] * 9
    return [one for value, span in pairs for one in (value, *(span or (None, None)))]


def department_head():
    """The columns of the department's table."""
    low, high = pgettext("column", "from"), pgettext("column", "to")
    return [
        pgettext("column", "Item"), pgettext("column", "Answer"), pgettext("column", "How often"),
        pgettext("column", "Share"), low, high, "n", Answer.NOT_APPLICABLE.label,
    ]  # fmt: skip


def department_rows(found):
    """A row an answer."""
    return [
        [line.title, answer.label, many, share.value, share.low, share.high, line.n,
         line.not_applicable]
        for line in found.lines
        for answer, many, share in line.shares
    ]  # fmt: skip
