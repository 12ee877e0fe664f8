"""The charts of the mood: one source over time, one source by touchpoint."""

from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from augenhoehe.evaluation import words
from augenhoehe.kernel.statistics import share_chart, xmr_chart
from augenhoehe.ui.charts import Spot, Start, Words, bars_with_whiskers, control_chart
from augenhoehe.ui.templatetags.ui import number, percent

GOOD = {"up": 1, "down": -1, "": 0}
FEW, MOST_PARTS = 13, 15
ASSURANCE = {
    "passes": gettext_lazy("Today's process reaches the target."),
    "fails": gettext_lazy("The target cannot be reached with today's process."),
    "hit_and_miss": gettext_lazy("Today's process reaches the target now and then, by chance."),
}


@dataclass(frozen=True)
class Beside:
    """What is drawn into a course: where it shall be, and [(day, title)] of measures begun."""

    target: float | None = None
    began: tuple = ()


def shown(value, unit):
    """A share in per cent, points as they are."""
    return (
        percent(value, 0 if abs(value) >= 0.1 or not value else 1)
        if unit == "share"
        else (number(value))
    )


def course(one, points, *, step, beside):
    """A figure as a control chart; None where there is nothing to draw. The running step is drawn
    and not judged."""
    if not any(point.n for point in points):
        return None
    chart = _judged(one, [p for p in points if not p.is_running], beside.target)
    title, summary = _finding(chart)
    judged = dict(enumerate(chart.points))
    spots = [_spot(point, judged.get(place), step) for place, point in enumerate(points)]
    limits = [_cut(judged[p].limits, one) if p in judged else None for p in range(len(points))]
    said = Words(
        title=f"{one.title}: {title}",
        summary=summary,
        show=lambda value: shown(value, one.unit),
        columns=words.columns(pgettext("step", "Month") if step == "month" else _("Week of")),
        limits=_("Natural limits"),
        centre=pgettext("chart", "Mean"),
        target=pgettext("chart", "Target"),
    )
    return control_chart(
        spots, limits=limits, words=said, target=beside.target, starts=_starts(beside, points)
    )


def _starts(beside, points):
    """Measures begun within the course, each before its first point."""
    places = (
        (next((p for p, one in enumerate(points) if one.starts_on >= day), None), title)
        for day, title in beside.began
    )
    return [Start(place, title) for place, title in places if place]


def _judged(one, whole, target):
    good = GOOD[one.good]
    if one.unit == "share":
        return share_chart([(p.hits or 0, p.n) for p in whole], good=good, target=target)
    return xmr_chart([p.value if p.n else None for p in whole], good=good, target=target)


def _finding(chart):
    if "no_data" in chart.cautions:
        return _("Nothing to count in this time."), ""
    title, summary = (str(said) for said in words.VARIATION[chart.variation])
    if chart.assurance:
        summary += f" {ASSURANCE[chart.assurance]}"
    if sum(point.value is not None for point in chart.points) < FEW:
        summary += " " + _("Fewer than 13 points: the limits are provisional.")
    return title, summary


def _cut(limits, one):
    if limits is None:
        return None
    low, high = (0, 1) if one.unit == "share" else (-100, 100)
    return replace(limits, low=max(limits.low, low), high=min(limits.high, high))


def _spot(point, judged, step):
    label = date_format(point.starts_on, "M Y" if step == "month" else "j.n.")
    word, tone = "", ""
    if judged is None:
        word, tone = _("still running"), "muted"
    elif judged.signal:
        word, tone = str(words.SIGNALS[judged.signal]), judged.variation
    return Spot(
        label,
        point.value,
        point.low,
        point.high,
        point.n,
        href=point.records if point.n else "",
        tone="" if tone == "common_cause" else tone,
        word=word if point.n else _("nothing to count"),
    )


def by_touchpoint(one, parts, labels):
    """A figure for each touchpoint with its interval; None where there is nothing to draw."""
    parts = [part for part in parts if part.too_few or part.reading.n]
    if not any(part.reading for part in parts):
        return None
    said = Words(
        title=_("%(figure)s, by touchpoint") % {"figure": one.title},
        summary=_("Whiskers that overlap tell of no difference."),
        show=lambda value: shown(value, one.unit),
        columns=words.columns(pgettext("part", "Touchpoint")),
    )
    return bars_with_whiskers([_part(one, labels) for one in parts[:MOST_PARTS]], words=said)


def _part(part, labels):
    label = labels.get(part.key, part.key)
    if part.too_few:
        return Spot(label, None, word=_("held back: too few employees"))
    read = part.reading
    href = read.records if part.key != "-" else ""
    return Spot(label, read.value, read.low, read.high, read.n, href=href)
