"""What the complaints of a period say: figures, their course by months, their parts.

Everything is read through `indicators.queries`, so the rule of k holds here as on every page.
"""

from dataclasses import dataclass, field, replace
from itertools import accumulate

from django.db.models import Max, Min
from django.utils import timezone

from augenhoehe.base.indicators import INDICATORS, Reading
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.periods import Period, months_before
from augenhoehe.indicators.calendar import starts, steps_of, windows_of
from augenhoehe.indicators.queries import parts_of, points, readings_of
from augenhoehe.kernel.statistics import newcombe, rate, rate_ratio, wilson

FIGURES = (
    "complaints.received", "complaints.rate", "complaints.acknowledged", "complaints.in_time",
    "complaints.first_contact", "complaints.justified", "complaints.repeated", "complaints.cost",
    "complaints.spent",
)  # fmt: skip
RECORDED, RECEIVED = "complaints.recorded", "complaints.received"
# {what the complaints are split by: the figure that counts the parts}
COUNTED = {
    "cause": "complaints.causes",
    "category": "complaints.categories",
    "product": "complaints.received",
    "topic": "complaints.received",
    "touchpoint": "complaints.received",
    "company": "complaints.received",
    "channel": "complaints.received",
    "team": "complaints.received",
    "outcome": "complaints.outcomes",
}
# Of these it is known how many concerns there were.
RATED = ("product", "topic", "touchpoint", "team")
JUSTIFIED, SPENT, CONCERNS = "complaints.justified", "complaints.spent", "concerns.in"
# Of it n is how many were written down here, and not in an older register.
HERE = "complaints.repeated"
COURSES = ("complaints.rate", "complaints.in_time", "complaints.justified", "complaints.received")
COURSE_MONTHS, FEW = 13, 10


@dataclass(frozen=True)
class Line:
    """A figure of the period, the same of the time before, and the change between them."""

    now: object
    before: object
    change: object = None


@dataclass(frozen=True)
class Part:
    """The complaints of one part: how many, which share of all, per 1,000 concerns, justified.

    `upto`: the share of this part and all larger ones together. `here`: those of no older register.
    """

    key: str
    reading: Reading
    share: object
    upto: float
    here: int = 0
    rate: object = None
    justified: object = None
    spent: Reading | None = None


@dataclass(frozen=True)
class Parts:
    """The complaints by one kind of part, the largest first; `why`: held back by which rule.

    `total`: those that have such a part. `without`: those that have none. `months`: the whole
    months over which "our error" is told of parts, or None.
    """

    kind: str
    rows: list = field(default_factory=list)
    total: int = 0
    without: int = 0
    why: str = ""
    months: Period | None = None

    @property
    def is_few(self):
        return self.total < FEW

    @property
    def vital(self):
        """How many of the largest parts make up four fifths."""
        return next((n for n, row in enumerate(self.rows, 1) if row.upto >= 0.8), len(self.rows))


@dataclass(frozen=True)
class Evaluation:
    """All that the page shows: lines by name, the course of one figure, the parts of one kind."""

    lines: dict
    course_name: str
    course: list
    parts: Parts

    @property
    def n(self):
        return self.lines["complaints.received"].now.reading.n


def evaluate(period, *, by, course, sight):
    """Read everything of a period; `by`: a kind of part, `course`: the figure of the chart.

    Without one it is the first that has something to tell.
    """
    today = timezone.localdate(sight.now)
    return Evaluation(
        *_figures(period, course, sight), parts_told(period, by, today=today, sight=sight)
    )


def _figures(period, course, sight):
    """(lines, name of the course, its months) in as few statements as one figure takes."""
    first = months_before(min(period.last, timezone.localdate(sight.now)), COURSE_MONTHS - 1)
    months = steps_of(starts(first), starts(period.until_day), "month")
    windows = [period.window(sight.now), period.before.window(sight.now)]
    names = [*FIGURES, RECORDED]
    found = readings_of(names, [*windows, *windows_of(months, "month")], sight=sight)
    lines = _lines(found)
    courses = {
        name: points(months, "month", found[name][2:], now=sight.now)
        for name in ((course,) if course else COURSES)
    }
    told = (name for name, each in courses.items() if any(p.value is not None for p in each))
    name = next(told, course or RECEIVED)
    return lines, name, courses[name]


def figures_told(period, *, sight):
    """{name: line} of a period against the one before."""
    windows = [period.window(sight.now), period.before.window(sight.now)]
    names = [*FIGURES, RECORDED]
    return _lines(readings_of(names, windows, sight=sight))


def _lines(found):
    """{name: line} of (now, before, …); without a concern before, none could complain then."""
    lines = {name: line_of(*told[:2]) for name, told in found.items()}
    before = lines["complaints.rate"].before.reading
    if not (before.chances or lines[RECEIVED].before.reading.n):
        lines[RECEIVED] = replace(lines[RECEIVED], change=None)
    return lines


def line_of(now, before):
    """Two readings of a figure with the change between them, where there is one to tell."""
    if now.too_few or before.too_few:
        return Line(now, before)
    return Line(now, before, _change(now.indicator.unit, now.reading, before.reading))


def _change(unit, now, before):
    if unit == "rate" and now.n + before.n:
        return rate_ratio(now.n, now.chances, before.n, before.chances)
    if unit == "count" and now.n + before.n:
        return rate_ratio(now.n, 1, before.n, 1)
    if unit == "share" and now.n and before.n:
        return newcombe(now.hits, now.n, before.hits, before.n)
    return None


def parts_counted(period, by, *, sight):
    """How many complaints of a period have each part of a kind, the largest first."""
    window, name = period.window(sight.now), COUNTED[by]
    if INDICATORS[name].is_work and not sight.is_enough:
        return Parts(by, why="employees")
    names = [name] if name != RECEIVED else [name, SPENT, HERE]
    found = parts_of(names, window, by, sight=sight)
    counts = [(part.key, part.reading) for part in found[name] if part.reading and part.reading.n]
    known = [(key, reading) for key, reading in counts if key != "-"]
    spent, here = ({part.key: part.reading for part in found.get(one, ())} for one in (SPENT, HERE))
    total = sum(reading.n for _key, reading in known)
    sums = accumulate(reading.n for _key, reading in known)
    rows = [
        Part(
            key,
            reading,
            wilson(reading.n, total),
            upto / total,
            here=here[key].n if here else 0,
            spent=spent.get(key),
        )
        for (key, reading), upto in zip(known, sums, strict=True)
    ]
    without = sum(reading.n for key, reading in counts if key == "-")
    return Parts(by, rows, total, without)


def parts_told(period, by, *, today, sight):
    """The complaints of a period by a kind of part, and what may be said of each."""
    parts = parts_counted(period, by, sight=sight)
    if COUNTED[by] != RECEIVED or not parts.rows:
        return parts
    concerns = _concerns(period.window(sight.now), by, sight)
    months = period.whole_months(today) if by != "company" else None
    justified = _justified(months, by, sight)
    rows = [
        replace(row, rate=_rate(row, concerns), justified=justified.get(row.key))
        for row in parts.rows
    ]
    return replace(parts, rows=rows, months=months)


def _rate(row, concerns):
    return rate(row.here, concerns[row.key]) if concerns.get(row.key) else None


def _concerns(window, by, sight):
    """{part: concerns opened}."""
    if by not in RATED:
        return {}
    found = parts_of([CONCERNS], window, by, sight=sight)[CONCERNS]
    return {part.key: part.reading.n for part in found if part.reading}


def _justified(months, by, sight):
    """{part: its share of our errors, or held back}, over whole months."""
    if months is None:
        return {}
    found = parts_of([JUSTIFIED], months.window(sight.now), by, sight=sight)[JUSTIFIED]
    return {part.key: part for part in found}


def span_of_all():
    """The days of the first and the last complaint as a period; None if there is none."""
    ends = Complaint.objects.aggregate(first=Min("received_at"), last=Max("received_at"))
    if ends["first"] is None:
        return None
    return Period(timezone.localdate(ends["first"]), timezone.localdate(ends["last"]))
