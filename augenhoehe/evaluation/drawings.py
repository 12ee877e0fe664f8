"""The charts of a survey's results: how answers spread, the way to them, the months."""

from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from augenhoehe.evaluation import words
from augenhoehe.surveys.questions import SCORE, question_of, say
from augenhoehe.surveys.scoring import chart_of, score_of
from augenhoehe.ui.charts import Spot, Words, control_chart, distribution, funnel_steps
from augenhoehe.ui.templatetags.ui import number, percent


def spread(counts, scale, labels):
    """How the answers spread over the points of the scale."""
    total = sum(counts.values())
    spots = [
        Spot(labels[point], counts[point], word=percent(counts[point] / total if total else 0))
        for point in range(scale.low, scale.high + 1)
    ]
    title = ngettext("One answer", "%(n)s answers, by point", total) % {"n": number(total)}
    return _distribution(spots, title)


def told_spread(told):
    """The same of a table in which cells may be held back; None where nothing would be seen."""
    if not any(told.totals):
        return None
    held = pgettext("cell", "held back")
    cells = zip(told.columns, told.totals, strict=True)
    spots = [Spot(label, n, word="" if n is not None else held) for label, n in cells]
    title = _("Answers over all the time")
    if None in told.totals:
        title = _("Held back: what fewer than five answered, and what would give it away")
    return _distribution(spots, title)


def _distribution(spots, title):
    said = words.columns(pgettext("survey", "Answer, chosen"))
    named = Words(title, show=number, columns=(said[0], pgettext("column", "n"), "", "", said[4]))
    return distribution(spots, words=named)


def labels_of(content, scale, language):
    """{point: how it is called}."""
    question = question_of(content, SCORE)
    named = {one["key"]: say(one, "", language) for one in question.get("options", [])}
    return {n: named.get(str(n), str(n)) for n in range(scale.low, scale.high + 1)}


def way(funnel):
    """From the mails sent to the answers, each step with its share of those sent."""
    steps = [
        (pgettext("funnel", "sent"), funnel.sent),
        (pgettext("funnel", "delivered"), funnel.delivered),
        (_("page opened"), funnel.opened),
        (pgettext("funnel", "answered"), funnel.answered),
    ]
    spots = [
        Spot(name, many, word=percent(many / funnel.sent))
        for name, many in steps
        if many is not None
    ]
    title = _("%(rate)s of those asked answered") % {"rate": percent(funnel.rate)}
    heads = (pgettext("column", "Step"), pgettext("column", "n"), "", "", _("Share of those sent"))
    return funnel_steps(spots, words=Words(title, show=number, columns=heads))


def course(months, scale):
    """The months as a control chart; the running one is drawn, and not judged."""
    chart = chart_of(scale, [counts for _day, counts in months[:-1]])
    title, summary = words.finding(chart)
    judged = [*chart.points, None]
    spots = [_spot(month, scale, point) for month, point in zip(months, judged, strict=True)]
    limits = [_cut(point.limits, scale) if point else None for point in judged]
    said = Words(
        title=title,
        summary=summary,
        show=words.shower(scale),
        columns=words.columns(pgettext("step", "Month")),
        limits=_("Natural limits"),
        centre=pgettext("chart", "Mean"),
    )
    return control_chart(spots, limits=limits, words=said)


def _cut(limits, scale):
    """Natural limits end where the scale ends."""
    if limits is None:
        return None
    ends = {"points": (-100, 100), "share": (0, 1)}.get(scale.unit, (scale.low, scale.high))
    return replace(limits, low=max(limits.low, ends[0]), high=min(limits.high, ends[1]))


def _spot(month, scale, judged):
    day, counts = month
    score = score_of(scale, counts)
    tone = judged.variation if judged and judged.variation != "common_cause" else ""
    word = str(words.SIGNALS[judged.signal]) if judged and judged.signal else ""
    if judged is None:
        tone, word = "muted", _("still running")
    return Spot(
        date_format(day, "M Y"),
        score.value,
        score.low,
        score.high,
        score.n,
        tone=tone,
        word=word if score.n else _("no answers"),
    )
