"""The charts of the evaluation: a course by months, and the parts in their order."""

from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.indicators import INDICATORS
from augenhoehe.complaints import evaluation_words as words
from augenhoehe.kernel.statistics import share_chart, xmr_chart
from augenhoehe.ui.charts import Spot, Words, bars_with_whiskers, control_chart

GOOD = {"up": 1, "down": -1, "": 0}
MOST = 12


def course(name, points, *, reads):
    """A figure's months as a control chart; the running one is drawn and not judged."""
    one = INDICATORS[name]
    if all(point.too_few or point.value is None for point in points):
        return None
    whole = [point for point in points if not point.is_running]
    chart = _chart(one, whole)
    known = sum(point.value is not None for point in chart.points)
    title, summary = words.finding(chart, points=known)
    found = dict(enumerate(chart.points))
    spots = [_month(point, found.get(place), reads) for place, point in enumerate(points)]
    limits = [_cut(found.get(place)) for place in range(len(points))]
    said = Words(
        title=f"{words.TITLES[name]}: {title}",
        summary=summary,
        show=words.shower(one.unit),
        columns=words.columns(pgettext("step", "Month")),
        limits=_("Natural limits"),
        centre=pgettext("chart", "Mean"),
    )
    return control_chart(spots, limits=limits, words=said)


def _chart(one, points):
    if one.unit == "share":
        return share_chart([(point.hits or 0, point.n) for point in points], good=GOOD[one.good])
    return xmr_chart([point.value for point in points], good=GOOD[one.good])


def _cut(judged):
    """No number and no share lies below nothing."""
    if judged is None or judged.limits is None:
        return None
    return replace(judged.limits, low=max(judged.limits.low, 0))


def _month(point, judged, reads):
    word = ""
    if point.is_running:
        word = _("still running")
    elif judged and judged.signal:
        word = str(words.SIGNALS[judged.signal])
    tone = judged.variation if judged and judged.variation != "common_cause" else ""
    return Spot(
        date_format(point.starts_on, "M Y"),
        point.value,
        point.low,
        point.high,
        point.n,
        href=point.records if reads and point.n else "",
        tone="muted" if point.is_running else tone,
        word=word if point.value is not None else _("nothing to count"),
    )


def order(parts, names, *, reads):
    """The parts as shares of all with their intervals, the largest first."""
    spots = [_part(row, names, reads) for row in parts.rows[:MOST]]
    if not spots:
        return None
    said = Words(
        title=words.pareto(parts) or _("One part only"),
        show=words.shower("share"),
        columns=words.columns(pgettext("column", "Part")),
    )
    return bars_with_whiskers(spots, words=said)


def _part(row, names, reads):
    share = row.share
    href = row.reading.records if reads else ""
    label = names.get(row.key, row.key)
    return Spot(label, share.value, share.low, share.high, row.reading.n, href=href)
