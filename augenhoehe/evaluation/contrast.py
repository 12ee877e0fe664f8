"""Comparisons in words and as drawings: no difference is named that chance explains."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from augenhoehe.evaluation import words
from augenhoehe.ui.charts import Spot, Words, dot_and_whisker
from augenhoehe.ui.templatetags.ui import number

KINDS = {
    "team": pgettext_lazy("part", "Team"),
    "topic": pgettext_lazy("part", "Topic"),
    "product": pgettext_lazy("part", "Product"),
    "touchpoint": pgettext_lazy("part", "Touchpoint"),
    "company": pgettext_lazy("part", "Company"),
    "channel": pgettext_lazy("part", "Way"),
    "language": pgettext_lazy("part", "Language"),
    "customer": pgettext_lazy("part", "Kind of customer"),
}
HELD = gettext_lazy("held back: too few employees")


def differs(scale, change):
    """How far something lies from what it is compared with."""
    if change is None:
        return _("Too few answers to compare.")
    size, digits = (100, 0) if scale.unit == "share" else (1, 0 if scale.unit == "points" else 1)
    if not change.direction:
        ends = {
            "low": number(change.low * size, digits),
            "high": number(change.high * size, digits),
        }
        return _("No difference is discernible (%(low)s to %(high)s points).") % ends
    low, high = sorted((abs(change.low) * size, abs(change.high) * size))
    ends = {"low": number(low, digits), "high": number(high, digits)}
    if change.direction > 0:
        return _("%(low)s to %(high)s points higher.") % ends
    return _("%(low)s to %(high)s points lower.") % ends


def counted(groups):
    """How many comparisons were made, and what that means."""
    if groups.compared < 2:
        return ""
    said = ngettext(
        "%(n)s comparison was made.", "%(n)s comparisons were made.", groups.compared
    ) % {"n": number(groups.compared)}
    return f"{said} " + _("If nothing differed at all, about one in twenty would look different.")


def drawing_of(groups, scale, kind):
    """The groups in the order of their names, each with its interval; None where none is shown."""
    if not any(one.score for one in groups.rows):
        return None
    said = Words(
        _finding(groups, scale),
        counted(groups),
        show=words.shower(scale),
        columns=words.columns(KINDS[kind]),
        target=_("all together"),
    )
    whole = groups.whole.value if not any(one.too_few for one in groups.rows) else None
    return dot_and_whisker([_spot(one, scale) for one in groups.rows], words=said, target=whole)


def _finding(groups, scale):
    if not groups.compared:
        return _("Too few answers to compare.")
    found = [one for one in groups.rows if one.change and one.change.direction]
    if not found:
        return _("No difference between the groups is discernible")
    if len(found) == 1:
        said = {"group": found[0].label, "differs": differs(scale, found[0].change)}
        return _("%(group)s against all others: %(differs)s") % said
    return _("%(n)s groups differ from all others") % {"n": number(len(found))}


def _spot(one, scale):
    if one.score is None:
        return Spot(one.label, None, word=str(HELD))
    score, way = one.score, one.change.direction if one.change else 0
    return Spot(
        one.label,
        score.value,
        score.low,
        score.high,
        score.n,
        tone={1: "high", -1: "low"}.get(way, ""),
        word=differs(scale, one.change),
    )


def drawing_of_periods(periods, scale):
    """Two periods with their intervals; None while there is nothing to draw."""
    if not any(score.n for score in periods.scores):
        return None
    spots = [
        Spot(days(period), score.value, score.low, score.high, score.n,
             word="" if score.n else str(words.JUDGED["nothing"]))
        for period, score in zip((periods.first, periods.second), periods.scores, strict=True)
    ]  # fmt: skip
    said = Words(
        differs(scale, periods.change),
        _("The first period compared with the second."),
        show=words.shower(scale),
        columns=words.columns(pgettext("column", "Period")),
    )
    return dot_and_whisker(spots, words=said)


def days(period):
    """A period in words, short enough for a row of a chart."""
    return f"{date_format(period.first, 'j.n.y')} – {date_format(period.last, 'j.n.y')}"
