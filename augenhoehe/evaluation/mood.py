"""The mood of customers: four sources side by side, never mixed into one number."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from augenhoehe.base.doors import number_in
from augenhoehe.base.indicators import INDICATORS, Window
from augenhoehe.evaluation import mood_drawings as drawings
from augenhoehe.evaluation import words
from augenhoehe.indicators.calendar import begin_of, following, starts, windows_of
from augenhoehe.indicators.queries import last_days, parts_of, points, readings_of
from augenhoehe.kernel.statistics import enough

DAYS = (30, 90, 365)
MONTHS = {30: 1, 90: 3, 365: 12}
LENGTH = {"week": 26, "month": 13}
KINDS = ("touchpoint", "team", "company")
SPAN = {"share": 1, "points": 200}
HELD_BACK = {
    "employees": gettext_lazy("Not shown: fewer than five employees stand behind it."),
    "part": gettext_lazy(
        "Not shown: fewer than five employees stand behind this part, or it could be worked out "
        "from what is shown."
    ),
    "months": gettext_lazy("Told for whole months that are over only."),
}


@dataclass(frozen=True)
class Told:
    """A source: what it is called, its figures, the first of them drawn at once."""

    key: str
    title: str
    names: tuple[str, ...]
    explained: str


SOURCES = (
    Told(
        "answers",
        pgettext_lazy("mood", "What they answer"),
        ("csat", "nps"),
        gettext_lazy("Answers to surveys: satisfaction after a solution, recommendation."),
    ),
    Told(
        "unsolved",
        pgettext_lazy("mood", "“It is not solved”"),
        ("concerns.unsolved",),
        gettext_lazy("Clicks on the status page after we called a concern solved."),
    ),
    Told(
        "chasers",
        pgettext_lazy("mood", "Chasers"),
        ("concerns.chased",),
        gettext_lazy("Who had to ask again before there was an answer."),
    ),
    Told(
        "phone",
        pgettext_lazy("mood", "On the phone"),
        ("phone.annoyed", "phone.grateful", "phone.factual"),
        gettext_lazy(
            "How the customer sounded, by one optional click of whoever spoke with them. Nothing "
            "is guessed, and nobody is told by whom it was."
        ),
    ),
)
CALLS = "phone.calls"


@dataclass(frozen=True)
class Asked:
    """What the address asks for; what is unknown counts as not given."""

    view: str = "course"
    days: int = 90
    step: str = "month"
    kind: str = ""
    part: int = 0

    @classmethod
    def from_query(cls, query):
        """Read a QueryDict; the work at a touchpoint is told by whole months only."""
        found = ((kind, number_in(query, kind)) for kind in KINDS)
        kind, part = next(((k, n) for k, n in found if n), ("", 0))
        step = query.get("step") if query.get("step") in LENGTH else "month"
        days = number_in(query, "days")
        return cls(
            view="touchpoints" if query.get("view") == "touchpoints" else "course",
            days=days if days in DAYS else 90,
            step="month" if kind == "touchpoint" else step,
            kind=kind,
            part=part,
        )

    @property
    def segment(self):
        """(kind, part), or None for all."""
        return (self.kind, str(self.part)) if self.kind else None

    @property
    def is_by_month(self):
        """Whole months that are over, as the rule of k asks for touchpoints."""
        return self.kind == "touchpoint" or self.view == "touchpoints"

    def window(self, now):
        """The stretch of time that the numbers are read over."""
        if not self.is_by_month:
            return last_days(self.days, now=now)
        last = begin_of(timezone.localdate(now), "month")
        return Window(starts(_back(last, "month", MONTHS[self.days])), starts(last), now)

    def steps(self, now):
        """First days of the steps of the course; the running one only where it may be told."""
        day = begin_of(timezone.localdate(now), self.step)
        last = _back(day, self.step, 1) if self.is_by_month else day
        first = _back(last, self.step, LENGTH[self.step] - 1)
        found = [first]
        while found[-1] < last:
            found.append(following(found[-1], self.step))
        return found


def _back(day, step, count):
    for _step in range(count):
        day = begin_of(day - timedelta(days=1), step)
    return day


@dataclass(frozen=True)
class Line:
    """A figure of a source: what it says of the window, how sure that is, its course.

    rows: label, value, from, to, n and a remark for each point or part.
    """

    figure: object
    judged: str = ""
    drawing: object = None
    rows: tuple = ()

    @property
    def one(self):
        """The figure's definition."""
        return self.figure.indicator


@dataclass(frozen=True)
class Source:
    """A source as the page shows it. `beside`: [(words, how many)] that are not in it."""

    told: Told
    lines: list
    why: str = ""
    beside: list = field(default_factory=list)


def picture_of(asked, *, sight, leads, labels=(), beside=None):
    """The sources one after the other. `leads`: may the reader follow to the records?

    `beside`: {name: what is drawn into its course}, for the whole only.
    """
    window = asked.window(sight.now)
    read = [name for name in names() if _is_read_by(name, asked.kind)]
    if asked.view == "touchpoints":
        return _by_touchpoint(window, sight, leads, dict(labels))
    steps = asked.steps(sight.now)
    windows = [window, *windows_of(steps, asked.step)]
    found = readings_of(read, windows, asked.segment, sight=sight)
    drawn = {} if asked.segment else beside or {}
    lines = {
        name: _line(rows, asked, (steps, sight.now, drawn.get(name, drawings.Beside())), leads)
        for name, rows in found.items()
    }
    return [_source(told, lines) for told in SOURCES]


def names():
    """All figures of the page."""
    return [*(name for told in SOURCES for name in told.names), CALLS]


def _is_read_by(name, kind):
    return name in INDICATORS and (not kind or kind in INDICATORS[name].segments)


def _line(rows, asked, course_of, leads):
    (now, *course), (steps, at, beside) = rows, course_of
    if now.too_few:
        return Line(now)
    drawn = points(steps, asked.step, course, now=at)
    if not leads:
        now = replace(now, reading=replace(now.reading, records=""))
        drawn = [replace(point, records="") for point in drawn]
    one = now.indicator
    is_drawn = one.unit in SPAN
    drawing = drawings.course(one, drawn, step=asked.step, beside=beside) if is_drawn else None
    return Line(now, _judged(one, now.reading), drawing, tuple(map(_point_row, drawn)))


def _point_row(point):
    return [point.starts_on.isoformat(), point.value, point.low, point.high, point.n, ""]


def _part_row(part, labels):
    label, read = labels.get(part.key, part.key), part.reading
    if part.too_few:
        return [label, None, None, None, None, _("held back: too few employees")]
    return [label, read.value, read.low, read.high, read.n, ""]


def _judged(one, read):
    if one.unit not in SPAN:
        return ""
    return str(words.JUDGED[enough(read.n, read.low, read.high, span=SPAN[one.unit])])


def _source(told, lines):
    own = [lines[name] for name in told.names if name in lines]
    why = next((str(HELD_BACK[one.figure.why]) for one in own if one.figure.too_few), "")
    if not own:
        why = _("This source is not told by this part.")
    beside = _silent(lines) if told.key == "phone" and not why else []
    return Source(told, [] if why and all(one.figure.too_few for one in own) else own, why, beside)


def _silent(lines):
    """Calls that were written down, and those of which nobody said how they sounded."""
    calls, said = lines[CALLS].figure.reading.n, lines["phone.annoyed"].figure.reading.n
    return [
        (pgettext("calls", "written down"), calls),
        (pgettext("calls", "without a click"), calls - said),
    ]


def _by_touchpoint(window, sight, leads, labels):
    read = [name for name in names() if name != CALLS and _is_read_by(name, "touchpoint")]
    found = parts_of(read, window, "touchpoint", sight=sight)
    labels = {"-": pgettext("part", "without"), **labels}
    return [_parts_source(told, found, leads, labels, sight) for told in SOURCES]


def _parts_source(told, found, leads, labels, sight):
    lines = []
    for name in (name for name in told.names if name in found):
        one, parts = INDICATORS[name], found[name]
        if not leads:
            parts = [p if p.too_few else replace(p, reading=_unled(p.reading)) for p in parts]
        if drawing := drawings.by_touchpoint(one, parts, labels):
            rows = tuple(_part_row(part, labels) for part in parts)
            lines.append(Line(_Named(one), drawing=drawing, rows=rows))
    why = "" if lines else _why_no_parts(sight)
    return Source(told, lines, why)


@dataclass(frozen=True)
class _Named:
    """A figure without a reading of the whole."""

    indicator: object
    reading: None = None
    too_few: bool = False


def _unled(read):
    return replace(read, records="")


def _why_no_parts(sight):
    if not sight.is_enough:
        return str(HELD_BACK["employees"])
    return _("Nothing to count in this time, or fewer than five employees behind each touchpoint.")


def window_in_words(window):
    """From the first to the last day."""
    since, until = timezone.localdate(window.since), timezone.localdate(window.until)
    until -= timedelta(days=1)
    return f"{date_format(since, 'DATE_FORMAT')} – {date_format(until, 'DATE_FORMAT')}"
