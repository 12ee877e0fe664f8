"""What the evaluation of complaints says in words: values, changes, what a chart finds."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from augenhoehe.kernel.statistics import enough
from augenhoehe.ui.templatetags.ui import money, number, percent

VARIATION = {
    "common_cause": gettext_lazy("Normal variation"),
    "improvement": gettext_lazy("Signal of improvement"),
    "concern": gettext_lazy("Signal of concern"),
    "high": gettext_lazy("Signal: higher than usual"),
    "low": gettext_lazy("Signal: lower than usual"),
}
EXPLAINED = {
    "common_cause": gettext_lazy(
        "Nothing but the usual ups and downs can be seen; a single month needs no explanation."
    ),
    "improvement": gettext_lazy("It has become better than chance explains. Find out why."),
    "concern": gettext_lazy("It has become worse than chance explains. Find out why."),
    "high": gettext_lazy("It is higher than chance explains. Find out why."),
    "low": gettext_lazy("It is lower than chance explains. Find out why."),
}
SIGNALS = {
    "outside": gettext_lazy("outside the natural limits"),
    "trend": gettext_lazy("part of seven that only rise or only fall"),
    "near_limit": gettext_lazy("two of three near a limit"),
    "shift": gettext_lazy("part of seven on one side of the mean"),
}
HELD_BACK = {
    "employees": gettext_lazy("Not shown: fewer than five employees stand behind it."),
    "part": gettext_lazy("held back: too few employees"),
    "months": gettext_lazy("held back: too few employees"),
}
FEW_POINTS, FEW = 13, 10
TITLES = {
    "complaints.rate": gettext_lazy("Complaints per 1,000 concerns, by month"),
    "complaints.in_time": gettext_lazy("Decided and told in time, by month"),
    "complaints.justified": gettext_lazy("Our error, in full or in part, by month"),
    "complaints.received": gettext_lazy("Complaints in, by month"),
}
COURSES = {
    "complaints.rate": gettext_lazy("per 1,000 concerns"),
    "complaints.in_time": gettext_lazy("decided and told in time"),
    "complaints.justified": pgettext_lazy("course", "our error"),
    "complaints.received": pgettext_lazy("course", "number"),
}
PAST = {"many": 1000.0}


def shower(unit):
    """What turns a value of this unit into words."""
    return {
        "share": share,
        "rate": lambda value: number(value, 1),
        "money": lambda value: money(round(value)),
        "sum": lambda value: money(round(value)),
    }.get(unit, lambda value: number(value, 0 if value == int(value) else 1))


def share(value):
    """A share in per cent; near nought and near all with a digit more."""
    return percent(value, 0 if 0.1 <= value <= 0.9 or value in (0, 1) else 1)


def interval_of(figure):
    """The 95 % interval in words; why there is none."""
    unit, read = figure.indicator.unit, figure.reading
    if unit in ("count", "sum"):
        return _("full count")
    if read.low is None or read.high is None or read.n < 2:
        return _("too few to judge")
    show = shower(unit)
    return f"{show(read.low)} – {show(read.high)}"


def judged(figure):
    """“Too few to judge” where an interval says nothing, else nothing."""
    read = figure.reading
    if figure.indicator.unit != "share" or not read.n:
        return ""
    is_few = enough(read.n, read.low, read.high, span=1) == "too_few"
    return _("too few to judge") if is_few else ""


def change_of(line):
    """The change against the time before, in words; that none can be seen, or that it is too few.

    Numbers are compared like rates: as often in the same length of time.
    """
    if line.now.too_few or line.before.too_few:
        return ""
    unit, change = line.now.indicator.unit, line.change
    if unit in ("money", "sum"):
        return ""
    if change is None or line.now.reading.n + line.before.reading.n < FEW:
        return _("too few to compare")
    if not change.direction:
        return _("no difference can be seen")
    return _points(change) if unit == "share" else _times(change)


def _points(change):
    low, high = sorted((abs(change.low) * 100, abs(change.high) * 100))
    ends = {"low": number(low, 1), "high": number(high, 1)}
    if change.direction > 0:
        return _("%(low)s to %(high)s percentage points more") % ends
    return _("%(low)s to %(high)s percentage points less") % ends


def _times(change):
    if change.high > PAST["many"]:
        return _("more than %(low)s times as many") % {"low": number(change.low, 1)}
    ends = {"low": number(change.low, 2), "high": number(change.high, 2)}
    return _("%(low)s to %(high)s times as many") % ends


def finding(chart, *, points):
    """(title, summary) of a control chart: what it says, and how sure it is."""
    if "no_data" in chart.cautions:
        return _("Nothing to count in this time."), ""
    words = [str(EXPLAINED[chart.variation])]
    if points < FEW_POINTS:
        words.append(_("Fewer than 13 points: the limits are provisional."))
    return str(VARIATION[chart.variation]), " ".join(words)


def pareto(parts):
    """What the order of the parts says, in a sentence."""
    if parts.is_few:
        return _("Too few to judge: %(n)s complaints have this said of them.") % {"n": parts.total}
    if len(parts.rows) < 2:
        return ""
    said = ngettext(
        "One of %(all)s makes up four fifths.",
        "%(n)s of %(all)s make up four fifths.",
        parts.vital,
    ) % {"n": number(parts.vital), "all": number(len(parts.rows))}
    first, second = parts.rows[0].share, parts.rows[1].share
    if first.low > second.high:
        return said
    return (
        f"{said} {_('Which of the first comes first is not decidable: their intervals overlap.')}"
    )


def columns(first):
    """The heads of a chart's table."""
    return (
        first,
        pgettext("column", "Value"),
        _("95 % interval"),
        pgettext("column", "n"),
        pgettext("column", "Remark"),
    )
