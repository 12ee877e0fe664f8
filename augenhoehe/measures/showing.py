"""Findings as a page shows them: sentences, a chart, the form of the decision."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.indicators import INDICATORS
from augenhoehe.kernel.statistics import share_chart, xmr_chart
from augenhoehe.measures import wording
from augenhoehe.measures.forecasting import Forecast
from augenhoehe.measures.models import Verdict
from augenhoehe.measures.sizes import change_in_words, kind_of, level_in_words, title_of
from augenhoehe.people.models import Team
from augenhoehe.ui.charts import Spot, Start, Words, control_chart

GOOD = {"up": 1, "down": -1}
TONES = ("improvement", "concern", "high", "low")


def told(found, start):
    """A forecast in sentences, and the day on which the data will suffice."""
    start = start or timezone.localdate()
    return {
        "code": found.code,
        "announce": wording.announce(found),
        "standing": wording.standing(found),
        "method": wording.METHODS.get(found.method, ""),
        "reasons": wording.all_of(wording.REASONS, found.reasons),
        "ripe_on": found.ripe_on(start),
    }


def announced(expectation):
    """What was announced with an expectation, in sentences."""
    if not expectation.plan:
        return {"announce": pgettext("announced", "nothing")}
    return told(Forecast(**expectation.plan), expectation.starts_on)


def expectation_in_words(expectation):
    """What was expected, in one line."""
    kind = kind_of(expectation.indicator)
    if kind is None:
        return title_of(expectation.indicator)
    change = change_in_words(kind, expectation.expected)
    return f"{title_of(expectation.indicator)}: {change}"


def part_in_words(word):
    """A part of the department by its name."""
    if not word.startswith("team:"):
        return ""
    team = Team.objects.filter(pk=int(word.partition(":")[2])).first()
    return team.name if team else ""


def finding_in_words(finding):
    """Everything the page says of a finding; nothing of what is held back."""
    if finding.weeks.is_hidden:
        return {"hidden": True}
    effect = finding.effect
    return {
        "code": finding.found.code,
        "label": Verdict(finding.found.code).label,
        "why": wording.all_of(wording.VERDICTS, finding.found.reasons),
        "effect": wording.effect_in_words(effect) if effect else "",
        "method": wording.METHODS[finding.method.code],
        "reasons": wording.all_of(wording.REASONS, finding.method.reasons),
        "cautions": wording.all_of(wording.CAUTIONS, finding.cautions),
        "others": finding.others,
        "weeks_after": len(finding.weeks.points) - finding.weeks.start,
        "next": timezone.localdate() + timedelta(weeks=8),
    }


def draw(finding, indicator):
    """The weeks as a control chart with the start marked."""
    weeks, kind = finding.weeks, finding.weeks.kind
    if not weeks.points:
        return None
    good = GOOD.get(INDICATORS[indicator].good, 0)
    values = [one.n if kind == "count" else one.value for one in weeks.points]
    if kind == "share":
        counts = [(one.hits or 0, one.n) for one in weeks.points]
        chart = share_chart(counts, starts=[weeks.start], good=good)
    else:
        chart = xmr_chart(values, starts=[weeks.start], good=good)
    spots = [_spot(one, point) for one, point in zip(weeks.points, chart.points, strict=True)]
    starts = [Start(weeks.start, pgettext("measure", "Start"))] if weeks.start < len(spots) else []
    limits = [point.limits for point in chart.points]
    return control_chart(spots, limits=limits, starts=starts, words=_words(finding, indicator))


def _spot(week, point):
    tone = point.variation if point.variation in TONES else ""
    day = date_format(week.starts_on, "SHORT_DATE_FORMAT")
    return Spot(day, point.value, week.low, week.high, week.n, week.records, tone)


def _words(finding, indicator):
    kind = finding.weeks.kind
    columns = (
        pgettext("measure", "Week from"),
        pgettext("measure", "Value"),
        _("95% interval"),
        pgettext("measure", "Records"),
        "",
    )
    return Words(
        title=f"{title_of(indicator)}: {_title(finding)}",
        show=lambda value: level_in_words(kind, value),
        columns=columns,
        limits=_("usual ups and downs"),
        centre=pgettext("chart", "middle"),
    )


def _title(finding):
    if finding.found is None:
        return _("before the start")
    return Verdict(finding.found.code).label
