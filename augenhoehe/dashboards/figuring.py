"""One figure as a page shows it: its course, its parts, this time against the time before."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.doors import is_number
from augenhoehe.base.indicators import Window
from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.complaints.models import CauseCategory, Complaint
from augenhoehe.customers.models import Company
from augenhoehe.dashboards import figure_words as words
from augenhoehe.indicators.calendar import begin_of, starts, steps_of, windows_of
from augenhoehe.indicators.models import Target
from augenhoehe.indicators.protection import NO_PEOPLE, NOBODYS
from augenhoehe.indicators.queries import last_days, parts, points, readings
from augenhoehe.kernel.statistics import (
    NpsCounts,
    median_ratio,
    newcombe,
    nps_difference,
    share_chart,
    xmr_chart,
)
from augenhoehe.people.models import Team, Touchpoint
from augenhoehe.servicelevels.models import Priority
from augenhoehe.surveys.models import Channel, Survey
from augenhoehe.tickets.models import Fault, Handover
from augenhoehe.ui.charts import (
    Spot,
    Start,
    Words,
    bars_with_whiskers,
    control_chart,
    dot_and_whisker,
)

LENGTH = {"week": 26, "month": 13}
GOOD = {"up": 1, "down": -1, "": 0}
MOST_PARTS = 15
# Units that are nothing where nothing was, and those of which no difference is told here.
FULL = ("count", "rate", "sum")
PLAIN = (*FULL, "money")
FEW = 13
MODELS = {
    "team": Team,
    "topic": Topic,
    "product": Product,
    "touchpoint": Touchpoint,
    "company": Company,
    "survey": Survey,
    "category": CauseCategory,
}
CODES = {
    "priority": Priority.choices,
    "fault": Fault.choices,
    "needed": Handover.Needed.choices,
    "cause": Handover.Cause.choices,
    "channel": [*Channel.choices, *Complaint.Channel.choices],
}
# What stands in the record itself.
TEXTS = ("outcome",)
SPLITS = (*MODELS, *CODES, *TEXTS)


@dataclass(frozen=True)
class Asked:
    """What the address asks for: the step of the course, the part shown, what it is split by."""

    view: str = "course"
    step: str = "week"
    kind: str = ""
    part: str = ""
    by: str = ""

    @classmethod
    def from_query(cls, query, one, *, user):
        """Read a QueryDict; what figure or reader do not know counts as not given."""
        kinds, views = [kind for kind, _word in kinds_of(one, user)], [v for v, _ in views_of(one)]
        kind, _colon, part = query.get("segment", "").partition(":")
        known = kind in one.segments and (is_number(part) or part in dict(CODES.get(kind, ())))
        known = known and (kind != "company" or user.reads_tickets)
        by = query.get("by", "")
        return cls(
            view=query.get("view") if query.get("view") in views else (views or [""])[0],
            step=query.get("step") if query.get("step") in LENGTH else "week",
            kind=kind if known else "",
            part=part if known else "",
            by=by if by in kinds else (kinds[0] if kinds else ""),
        )

    @property
    def segment(self):
        """(kind, part), or None for all."""
        return (self.kind, self.part) if self.kind else None


def kinds_of(one, user=None):
    """[(kind, word)] that a figure can be split by; companies for whoever may know them."""
    kinds = dict.fromkeys([one.parts, *one.segments])
    if user and not user.reads_tickets:
        kinds.pop("company", None)
    return [(kind, words.KINDS[kind]) for kind in kinds if kind in SPLITS]


def views_of(one):
    """[(view, word)] of a figure: what it is split by first, where the split is the point of it."""
    if one.source is None:
        return []
    known = [("course", pgettext("heading", "Course")), ("months", pgettext("tab", "Months"))]
    split = ("parts", _("By part"))
    if not kinds_of(one):
        return known
    return [split, *known] if one.parts else [known[0], split, known[1]]


@dataclass(frozen=True)
class View:
    """A figure now and before, what the difference is in words, and its course."""

    both: list
    difference: str
    points: list


def view_of(one, asked, *, days, sight):
    """Everything a figure says on its page, from one look into what is counted."""
    window = last_days(days, now=sight.now)
    both = [window, Window(window.since - timedelta(days=days), window.since, sight.now)]
    steps = _steps(asked, sight.now) if one.source and asked.view == "course" else []
    found = readings(one.name, [*both, *windows_of(steps, asked.step)], asked.segment, sight=sight)
    course = points(steps, asked.step, found[2:], now=sight.now)
    return View(found[:2], _difference(one, found[:2]), course)


def beside(one, shown, *, days, sight):
    """[(words, how many)] of what is counted next to a figure, where that may be shown."""
    if one.beside is None or shown.too_few:
        return []
    return one.beside(last_days(days, now=sight.now))


def _steps(asked, now):
    first = begin_of(timezone.localdate(now), asked.step)
    for _step in range(LENGTH[asked.step] - 1):
        first = begin_of(first - timedelta(days=1), asked.step)
    return steps_of(starts(first), now, asked.step)


def _difference(one, both):
    if any(figure.too_few for figure in both) or one.unit in PLAIN:
        return ""
    return words.compared(_change(*(figure.reading for figure in both), one.unit), one.unit)


def chart_of(one, points, *, target):
    """The control chart of what is complete, and how many points have a value."""
    whole = [point for point in points if not point.is_running]
    good = GOOD[one.good]
    if one.unit == "share":
        counts = [(point.hits or 0, point.n) for point in whole]
        chart = share_chart(counts, good=good, target=target)
    else:
        are_full = one.unit in FULL
        values = [point.value if point.n or are_full else None for point in whole]
        chart = xmr_chart(values, good=good, target=target)
    return chart, sum(point.value is not None for point in chart.points)


def course_drawing(one, points, *, step, target, began=()):
    """The course as a control chart; the running step is drawn and not judged."""
    chart, count = chart_of(one, points, target=target)
    title, summary = words.finding(chart, is_few=count < FEW)
    judged = dict(enumerate(chart.points))
    spots = [_spot(point, judged.get(place), step) for place, point in enumerate(points)]
    limits = [_cut(judged[p].limits, one) if p in judged else None for p in range(len(points))]
    said = Words(
        title=f"{one.title}: {title}",
        summary=summary,
        show=words.shower(one.unit),
        columns=words.columns(pgettext("step", "Month") if step == "month" else _("Week of")),
        target=pgettext("chart", "Target"),
        limits=_("Natural limits"),
        centre=pgettext("chart", "Mean"),
        grain=60 if one.unit == "minutes" else 1,
    )
    marks = [Start(place, label) for place, label in _places(began, points)]
    return control_chart(spots, limits=limits, words=said, target=target, starts=marks)


def _cut(limits, one):
    """A count or a duration is never below nothing."""
    if limits is None or one.unit == "points":
        return limits
    return replace(limits, low=max(limits.low, 0))


def _spot(point, judged, step):
    label = date_format(point.starts_on, "M Y" if step == "month" else "j.n.")
    word = ""
    if judged is None:
        word = _("still running")
    elif judged.signal:
        word = str(words.SIGNALS[judged.signal])
    tone = judged.variation if judged and judged.variation != "common_cause" else ""
    return Spot(
        label,
        point.value,
        point.low,
        point.high,
        point.n,
        href=point.records if point.n else "",
        tone="muted" if judged is None else tone,
        word=word if point.value is not None else _("nothing to count"),
    )


def _places(began, points):
    """(place, label) of what began within the course."""
    for day, label in began:
        place = next((p for p, one in enumerate(points) if one.starts_on >= day), None)
        if place:
            yield place, label


def measures_begun(name, measures):
    """[(day, title)] of the improvements that were begun to change this figure."""
    begun = measures.filter(indicator=name, started_on__isnull=False)
    return sorted(begun.values_list("started_on", "title"))


def target_of(name):
    """Where the figure shall be, or None."""
    return Target.objects.filter(name=name).select_related("set_by").first()


def labels_of(kind, keys, *, teams=None):
    """{part: its name} in the reader's language; `teams`: where they are known already."""
    none = {"-": pgettext("part", "without")}
    if kind in CODES:
        return none | {str(value): str(label) for value, label in CODES[kind]}
    if kind in TEXTS:
        return none
    if kind == "team" and teams is not None:
        return none | {str(one.pk): str(one) for one in teams}
    ids = [int(key) for key in keys if key.isdigit()]
    return none | {str(one.pk): str(one) for one in MODELS[kind].objects.filter(pk__in=ids)}


def parts_drawing(one, asked, *, user, sight):
    """The figure by part: (drawing or None, why there is none)."""
    window = _window_of_parts(one, asked, sight.now)
    found = parts(one.name, window, asked.by, sight=sight)
    found = [part for part in found if part.too_few or part.reading.n]
    if not found:
        few = one.is_work and not sight.is_enough
        return None, words.HELD_BACK["employees"] if few else _("Nothing to count in this time.")
    if all(part.too_few for part in found):
        return None, words.HELD_BACK["parts"]
    labels = labels_of(asked.by, [part.key for part in found], teams=user.all_teams)
    spots = [_part_spot(part, labels, leads=user.reads_tickets) for part in found[:MOST_PARTS]]
    names = {"figure": one.title, "kind": words.KINDS[asked.by]}
    said = Words(
        title=str(one.title) if one.parts else _("%(figure)s by part: %(kind)s") % names,
        summary=_window_in_words(window),
        show=words.shower(one.unit),
        columns=words.columns(words.KINDS[asked.by]),
    )
    draw = bars_with_whiskers if one.unit in ("count", "share", "sum") else dot_and_whisker
    return draw(spots, words=said), ""


def _part_spot(part, labels, *, leads):
    label = labels.get(part.key, part.key)
    if part.too_few:
        return Spot(label, None, word=_("held back: too few employees"))
    found = part.reading
    href = found.records if leads and part.key != "-" else ""
    sure = found.hits is not None or found.spread is not None
    ends = (found.low, found.high) if sure else (None, None)
    return Spot(label, found.value, *ends, found.n, href=href)


def _window_of_parts(one, asked, now):
    """The last three whole months for the work on parts, else the last ninety days."""
    if not one.is_work or asked.by in ("team", one.parts, *NO_PEOPLE, *NOBODYS):
        return last_days(90, now=now)
    last = begin_of(timezone.localdate(now), "month")
    first = last
    for _month in range(3):
        first = begin_of(first - timedelta(days=1), "month")
    return Window(starts(first), starts(last), now)


def _window_in_words(window):
    since, until = timezone.localdate(window.since), timezone.localdate(window.until)
    if timezone.localtime(window.until) == starts(until):
        until -= timedelta(days=1)
    return f"{date_format(since, 'DATE_FORMAT')} – {date_format(until, 'DATE_FORMAT')}"


def _change(new, old, unit):
    if unit == "points":
        return nps_difference(*(map(_counted, (new, old)))) if new.n and old.n else None
    if new.hits is not None and new.n and old.n:
        return newcombe(new.hits, new.n, old.hits, old.n)
    if new.spread and min(new.n, old.n) >= 5:
        return median_ratio(_thinned(new.spread), _thinned(old.spread))
    return None


def _counted(reading):
    """An NPS as the counts it is made of."""
    high = sum(often for score, often in reading.spread.items() if score >= 9)
    low = sum(often for score, often in reading.spread.items() if score <= 6)
    return NpsCounts(high, reading.n - high - low, low)


def _thinned(spread, most=2000):
    """The values one by one; of very many every so-many-th, which keeps their order."""
    total = sum(spread.values())
    step, values, place = max(total // most, 1), [], 0
    for value in sorted(spread):
        place += spread[value]
        while len(values) * step < place:
            values.append(value)
    return values
