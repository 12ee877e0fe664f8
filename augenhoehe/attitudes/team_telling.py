"""What a reflection tells in words; nothing is called a change that the numbers do not bear."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from augenhoehe.attitudes.team_words import HIGH, LOW
from augenhoehe.ui.templatetags.ui import number

LEANINGS = {
    "apart": gettext_lazy("opinions differ"),
    "low": gettext_lazy("rather not"),
    "strong": gettext_lazy("a strength"),
    "between": gettext_lazy("in between"),
}


def with_words(lines):
    """[(line, what it says, how it compares)]."""
    return [(one, _said(one.answer), _compared(one.answer.change)) for one in lines]


def value_of(veiled):
    """The mean in half points; the last one that is told says that there may be more."""
    value = number(veiled.value, 1)
    if not veiled.is_end:
        return value
    if veiled.value > (LOW + HIGH) / 2:
        return _("%(value)s or more") % {"value": value}
    return _("%(value)s or less") % {"value": value}


def _said(answer):
    veiled = answer.veiled
    if veiled is None:
        return _("Too few answered this to show it.")
    told = {"value": value_of(veiled), "low": number(veiled.low, 1), "high": number(veiled.high, 1)}
    return _("%(value)s of 5; probably between %(low)s and %(high)s.") % told


def _compared(change):
    if change is None:
        return ""
    if not change.direction:
        return _("Whether it changed since the last quarter cannot be told.")
    low, high = sorted((abs(change.low), abs(change.high)))
    told = {"low": number(low, 1), "high": number(high, 1)}
    if change.direction > 0:
        return _("%(low)s to %(high)s points higher than in the last quarter.") % told
    return _("%(low)s to %(high)s points lower than in the last quarter.") % told


def answered(n, is_by_all):
    """How many answered a sentence, without saying how many left it out."""
    if is_by_all:
        return ngettext("%(n)s answer", "%(n)s answers", n) % {"n": number(n)}
    return _("at least five answers")


def table_of(lines, n):
    """(head, rows): a line a sentence, without any single answer."""
    head = [
        pgettext("reflection", "Sentence"),
        pgettext("reflection", "Middle"),
        _("95 % interval, from"),
        _("95 % interval, to"),
        pgettext("reflection", "Answers"),
        _("Since the last quarter"),
        _("To talk about"),
    ]
    return head, [_row(line, compared, n) for line, _words, compared in lines]


def _row(line, compared, n):
    veiled = line.answer.veiled
    told = [None, None, None, _("Too few answered this to show it.")]
    if veiled:
        many = answered(n, line.answer.is_by_all)
        told = [value_of(veiled), round(veiled.low, 1), round(veiled.high, 1), many]
    return [line.says, *told, compared, line.talk]
