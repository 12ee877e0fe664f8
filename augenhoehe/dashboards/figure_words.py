"""What figures say in words: values with their units, the findings of control charts."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from augenhoehe.ui.moments import length_in_words
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
        "Nothing but the usual ups and downs can be seen; a single point needs no explanation."
    ),
    "improvement": gettext_lazy("It has become better than chance explains. Find out why."),
    "concern": gettext_lazy("It has become worse than chance explains. Find out why."),
    "high": gettext_lazy("It is higher than chance explains. Find out why."),
    "low": gettext_lazy("It is lower than chance explains. Find out why."),
}
ASSURANCE = {
    "passes": gettext_lazy("Today's process reaches the target."),
    "fails": gettext_lazy("The target cannot be reached with today's process."),
    "hit_and_miss": gettext_lazy("Today's process reaches the target now and then, by chance."),
}
SIGNALS = {
    "outside": gettext_lazy("outside the natural limits"),
    "trend": gettext_lazy("part of seven that only rise or only fall"),
    "near_limit": gettext_lazy("two of three near a limit"),
    "shift": gettext_lazy("part of seven on one side of the mean"),
}
HELD_BACK = {
    "employees": gettext_lazy("Not shown: fewer than five employees stand behind it."),
    "part": gettext_lazy(
        "Not shown: fewer than five employees stand behind this part, or it could be worked out "
        "from what is shown."
    ),
    "parts": gettext_lazy(
        "Not shown: behind these parts stand fewer than five employees each, or they could be "
        "worked out from one another."
    ),
    "months": gettext_lazy(
        "The work on a part is shown for whole months that are over only, so that no single day "
        "can be worked out."
    ),
}
KINDS = {
    "team": pgettext_lazy("part", "Team"),
    "topic": pgettext_lazy("part", "Topic"),
    "product": pgettext_lazy("part", "Product"),
    "priority": pgettext_lazy("part", "Priority"),
    "touchpoint": pgettext_lazy("part", "Touchpoint"),
    "company": pgettext_lazy("part", "Company"),
    "channel": pgettext_lazy("part", "Way"),
    "survey": pgettext_lazy("part", "Survey"),
    "fault": pgettext_lazy("part", "What it came from"),
    "needed": pgettext_lazy("part", "What was needed"),
    "cause": pgettext_lazy("part", "Cause"),
    "category": pgettext_lazy("part", "Category of the cause"),
    "outcome": pgettext_lazy("part", "Outcome"),
}
UNITS = {
    "count": pgettext_lazy("unit", "number"),
    "share": gettext_lazy("share in per cent"),
    "minutes": gettext_lazy("wall-clock time"),
    "points": gettext_lazy("points, −100 to 100"),
    "rate": gettext_lazy("per 1,000 concerns"),
    "money": pgettext_lazy("unit", "euros"),
    "sum": pgettext_lazy("unit", "euros"),
}


def shower(unit):
    """What turns a value of this unit into words."""
    return {
        "share": lambda value: percent(value, 0 if abs(value) >= 0.1 or not value else 1),
        "minutes": lambda value: length_in_words(timedelta(minutes=round(value))),
        "points": lambda value: number(value),
        "rate": lambda value: number(value, 1),
        "money": lambda value: money(round(value)),
        "sum": lambda value: money(round(value)),
    }.get(unit, lambda value: number(value, 0 if value == int(value) else 1))


def finding(chart, *, is_few):
    """(title, summary) of a control chart: what it says, and how sure it is."""
    if "no_data" in chart.cautions:
        return _("Nothing to count in this time."), ""
    words = [str(EXPLAINED[chart.variation])]
    if chart.assurance:
        words.append(str(ASSURANCE[chart.assurance]))
    if is_few:
        words.append(_("Fewer than 13 points: the limits are provisional."))
    return str(VARIATION[chart.variation]), " ".join(words)


def compared(change, unit):
    """The difference of two periods in words, or that none can be seen."""
    if change is None:
        return _("Too few to compare.")
    if not change.direction:
        return _("No difference can be seen.")
    if unit == "minutes":
        ends = {"low": number(change.low, 2), "high": number(change.high, 2)}
        return _("%(low)s to %(high)s times as long as before.") % ends
    size = 1 if unit == "points" else 100
    low, high = sorted((abs(change.low) * size, abs(change.high) * size))
    ends = {"low": number(low, 1), "high": number(high, 1)}
    if unit == "points":
        if change.direction > 0:
            return _("%(low)s to %(high)s points more than before.") % ends
        return _("%(low)s to %(high)s points less than before.") % ends
    if change.direction > 0:
        return _("%(low)s to %(high)s percentage points more than before.") % ends
    return _("%(low)s to %(high)s percentage points less than before.") % ends


def columns(first):
    """The heads of a chart's table."""
    return (
        first,
        pgettext("column", "Value"),
        _("95 % interval"),
        pgettext("column", "n"),
        pgettext("column", "Remark"),
    )
