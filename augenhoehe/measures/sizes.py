"""Sizes of effects: how they are typed, how they are reckoned with, how they are said.

Reckoned as in `kernel.statistics`: a share 0.05, NPS points 10, a ratio of times 0.8, a count 3.
Typed: percentage points, points, per cent of the time, number a week.
"""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from augenhoehe.base.indicators import INDICATORS
from augenhoehe.ui.moments import minutes_in_words

KINDS = {"share": "share", "minutes": "time", "points": "nps", "count": "count"}
UNITS = {
    "share": gettext_lazy("percentage points"),
    "time": gettext_lazy("per cent of the time"),
    "nps": gettext_lazy("NPS points"),
    "count": gettext_lazy("a week"),
}


def kind_of(indicator):
    """The kind of statistics that an indicator needs; None where no effect can be shown on it.

    Not on levels (how many are open), and not on the slowest tenth: only on the middle of times.
    """
    one = INDICATORS.get(indicator)
    if one is None or one.source is None or one.leaves or indicator.endswith(".p90"):
        return None
    return KINDS.get(one.unit)


def title_of(indicator):
    """The title of an indicator; its name where it is no longer declared."""
    known = INDICATORS.get(indicator)
    return str(known.title) if known else indicator


def provable():
    """[(name, title)] of the indicators on which an effect can be shown."""
    return [(name, str(one.title)) for name, one in INDICATORS.items() if kind_of(name)]


def expected_of(kind, *, more, size):
    """What was typed, as it is reckoned with; ValueError where nothing can be that much less."""
    size = float(size)
    if kind == "time":
        ratio = 1 + size / 100 if more else 1 - size / 100
        if ratio <= 0:
            raise ValueError(size)
        return ratio
    size = size / 100 if kind == "share" else size
    return size if more else -size


def typed_of(kind, expected):
    """(more, size) as it was typed."""
    if kind == "time":
        return expected > 1, round(abs(expected - 1) * 100, 2)
    size = abs(expected) * (100 if kind == "share" else 1)
    return expected > 0, round(size, 2)


def number(value, digits=1):
    """A number without needless digits."""
    rounded = round(value, digits)
    whole = rounded == int(rounded)
    return number_format(rounded, 0 if whole else digits, use_l10n=True, force_grouping=True)


def change_in_words(kind, value):
    """A change with its sign: +4.2 percentage points, 20 % shorter, 3 fewer a week."""
    if kind == "time":
        per_cent = number(abs(value - 1) * 100)
        if value < 1:
            return _("%(n)s%% shorter") % {"n": per_cent}
        return _("%(n)s%% longer") % {"n": per_cent}
    size = value * 100 if kind == "share" else value
    signed = f"{'+' if size > 0 else '−' if size < 0 else '±'}{number(abs(size))}"
    words = {
        "share": _("%(n)s percentage points"),
        "nps": _("%(n)s points"),
        "count": _("%(n)s a week"),
    }
    return words[kind] % {"n": signed}


def level_in_words(kind, value):
    """A value of an indicator with its unit."""
    if value is None:
        return "–"
    if kind == "share":
        return _("%(n)s%%") % {"n": number(value * 100)}
    if kind == "time":
        return minutes_in_words(value)
    return number(value)


def weeks_in_words(weeks):
    """So many weeks."""
    return ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks}
