"""What the results of a survey say in words; nothing is called a change that chance explains."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from augenhoehe.ui.templatetags.ui import number, percent

JUDGED = {
    "nothing": gettext_lazy("Nobody has answered in this time."),
    "too_few": gettext_lazy("Too few to judge: read the single answers, not the score."),
    "rough": gettext_lazy("A rough picture: changes of the usual size drown in the interval."),
    "fair": "",
}
VARIATION = {
    "common_cause": (
        gettext_lazy("Normal variation"),
        gettext_lazy("Nothing but the usual ups and downs; a single month needs no explanation."),
    ),
    "improvement": (
        gettext_lazy("Signal of improvement"),
        gettext_lazy("It has become better than chance explains. Find out why."),
    ),
    "concern": (
        gettext_lazy("Signal of concern"),
        gettext_lazy("It has become worse than chance explains. Find out why."),
    ),
}
SIGNALS = {
    "outside": gettext_lazy("outside the natural limits"),
    "trend": gettext_lazy("part of seven that only rise or only fall"),
    "near_limit": gettext_lazy("two of three near a limit"),
    "shift": gettext_lazy("part of seven on one side of the mean"),
}


def name_of(scale):
    """What the score is called."""
    return {
        "points": _("Net Promoter Score"),
        "share": _("Satisfied (4 or 5 of 5)"),
        "mean": _("Mean on a scale from %(low)s to %(high)s")
        % {"low": scale.low, "high": scale.high},
    }[scale.unit]


def shower(scale):
    """What turns a value of this scale into words."""
    return {
        "points": lambda value: number(float(value)),
        "share": lambda value: percent(value),
        "mean": lambda value: number(float(value), 1),
    }[scale.unit]


def compared(scale, change):
    """The difference to the period before in words, or that none can be discerned."""
    if change is None:
        return _("Too few answers to compare with the period before.")
    size, digits = (100, 0) if scale.unit == "share" else (1, 0 if scale.unit == "points" else 1)
    if not change.direction:
        low, high = number(change.low * size, digits), number(change.high * size, digits)
        words = _("No difference to the period before is discernible (%(low)s to %(high)s points).")
        return words % {"low": low, "high": high}
    low, high = sorted((abs(change.low) * size, abs(change.high) * size))
    ends = {"low": number(low, digits), "high": number(high, digits)}
    if change.direction > 0:
        return _("%(low)s to %(high)s points more than in the period before.") % ends
    return _("%(low)s to %(high)s points less than in the period before.") % ends


def can_be_seen(scale, size):
    """How large a change must be to be seen with so many answers; "" where it is not known."""
    if size is None:
        return ""
    points = size * (100 if scale.unit == "share" else 1)
    if points >= (200 if scale.unit == "points" else 100):
        return _("With so many answers no change between two such periods would be seen.")
    words = _("With so many answers changes from about %(points)s points on would be seen.")
    return words % {"points": number(round(points))}


def finding(chart):
    """(title, summary) of the course."""
    if "no_data" in chart.cautions:
        return _("No whole month with answers yet"), ""
    title, summary = (str(words) for words in VARIATION[chart.variation])
    if "few_points" in chart.cautions:
        summary += " " + _("Fewer than 13 months: the limits are provisional.")
    return title, summary


def columns(first):
    """The heads of a chart's table."""
    return (
        first,
        pgettext("column", "Value"),
        _("95 % interval"),
        pgettext("column", "n"),
        pgettext("column", "Remark"),
    )
