"""What pages show of measures and ideas."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from augenhoehe.base.doors import is_number
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.measures.aims import AIMS, NONE, aims_of, ref_of
from augenhoehe.measures.models import Check, Idea, Measure
from augenhoehe.measures.sizes import title_of

MOST, ON_BOARD, LATELY = 1000, 60, timedelta(days=90)
LIVE = (Measure.State.PLANNED, Measure.State.RUNNING)
PAGE = 50


@dataclass(frozen=True)
class Column:
    """A column of the board; `more`: there are others, the list has them."""

    code: str
    measures: list
    more: bool = False


def with_steps(measures):
    """Measures with their owner, and how many steps they have and are done."""
    done = Count("steps", filter=Q(steps__done_at__isnull=False))
    return measures.select_related("owner").annotate(step_count=Count("steps"), done_count=done)


def board(measures, now):
    """The board by state: planned, running, due, and what ended lately; two queries."""
    today = timezone.localdate(now)
    live = list(with_steps(measures.filter(state__in=LIVE)).order_by("due_on", "pk")[:MOST])
    ended = measures.filter(ended_at__gte=now - LATELY).exclude(state__in=LIVE)
    ended = list(with_steps(ended).order_by("-ended_at", "-pk")[: ON_BOARD + 1])
    due = [one for one in live if is_due(one, today)]
    parts = {
        "planned": [m for m in live if m.state == Measure.State.PLANNED and m not in due],
        "running": [m for m in live if m.state == Measure.State.RUNNING and m not in due],
        "due": due,
        "ended": ended,
    }
    return [Column(c, rows[:ON_BOARD], len(rows) > ON_BOARD) for c, rows in parts.items()]


def is_due(measure, today):
    """Has the day come: of a quick measure to be done, of an improvement to be checked?"""
    return measure.state == Measure.State.RUNNING and measure.due_on <= today


def listed(measures, *, user, typed="", chosen=None):
    """The measures of the list: `chosen` is state, kind, owner, serves and indicator.

    Of another person only what is under way is found: what somebody did is nobody's list (rule 2).
    """
    chosen = chosen or {}
    for name in ("state", "kind", "indicator"):
        if value := chosen.get(name):
            measures = measures.filter(**{name: value.replace("\0", "")})
    if is_number(owner := chosen.get("owner", "")):
        measures = measures.filter(owner_id=int(owner))
        if int(owner) != user.pk:
            measures = measures.filter(state__in=LIVE)
    measures = _serving(measures, chosen.get("serves", ""))
    for word in typed.replace("\0", "").split()[:8]:
        found = Q(title__icontains=word) | Q(lesson__icontains=word)
        measures = measures.filter(found | Q(signal_text__icontains=word))
    return measures


def _serving(measures, word):
    if word == NONE:
        return measures.filter(goal_id=None)
    goal = ref_of(word)
    return measures.filter(goal_type=goal[0], goal_id=goal[1]) if goal else measures


def page_of(measures, after=""):
    """A page by date and number, behind the key `after`."""
    rows = with_steps(measures).order_by("due_on", "pk")
    if key := decode_key(after, str):
        rows = rows.filter(Q(due_on__gt=key[0]) | Q(due_on=key[0], pk__gt=key[1]))
    rows = list(rows[: PAGE + 1])
    return cut_page(rows, PAGE, lambda row: (row.due_on.isoformat(), row.pk))


def goals_for(user):
    """[(word, label)] of the goals a measure may serve."""
    return [(f"{ref[0]}:{ref[1]}", label) for ref, label in aims_of(user)] if AIMS else []


def with_people(measures):
    """Measures with whoever has them and wrote them down."""
    return measures.select_related("owner", "created_by")


def parts_of(measure):
    """{name: rows} of all that the page of a measure shows, to be hung on it at once."""
    return {
        "expectations": measure.expectations.select_related("by"),
        "steps": measure.steps.select_related("owner"),
        "checks": measure.checks.select_related("by"),
        "ideas": measure.ideas.select_related("author"),
    }


def following(measures, ref):
    """The measures that followed from a signal (type, id)."""
    return measures.filter(signal_type=ref[0], signal_id=ref[1]).select_related("owner")


def lessons_on(measures, indicator, *, but=None):
    """What was learned from measures on an indicator, the newest first."""
    learned = measures.filter(indicator=indicator).exclude(lesson="").exclude(indicator="")
    last = Prefetch("checks", Check.objects.all())
    return learned.exclude(pk=but).prefetch_related(last).order_by("-ended_at")[:5]


def ideas_listed(ideas, *, typed="", state="", mine=None):
    """The ideas of the list."""
    if state in Idea.State.values:
        ideas = ideas.filter(state=state)
    if mine is not None:
        ideas = ideas.filter(author=mine)
    for word in typed.replace("\0", "").split()[:8]:
        ideas = ideas.filter(Q(noticed__icontains=word) | Q(better__icontains=word))
    return ideas.select_related("author", "measure")


def ideas_page(ideas, after=""):
    """A page of ideas, the newest first."""
    rows = ideas.order_by("-given_at", "-pk")
    if key := decode_key(after):
        rows = rows.filter(Q(given_at__lt=key[0]) | Q(given_at=key[0], pk__lt=key[1]))
    return cut_page(list(rows[: PAGE + 1]), PAGE, lambda row: (row.given_at, row.pk))


@dataclass(frozen=True)
class Wait:
    """How long ideas waited for their first answer: the median of n, and how many wait."""

    median: timedelta | None
    n: int
    waiting: int


def waiting_times(ideas, now):
    """The waits of the ideas of the last year."""
    lately = ideas.filter(given_at__gte=now - timedelta(days=365))
    pairs = list(lately.values_list("given_at", "answered_at")[:MOST])
    waits = [answered - given for given, answered in pairs if answered]
    return Wait(median(waits) if waits else None, len(waits), len(pairs) - len(waits))


def signal_of(measure, found):
    """The thing a measure followed from, out of what `offers.resolve` found."""
    return found.get(measure.signal_ref) if measure.signal_id else None


def refs_of(measure):
    """What a measure points at: its signal and its goal."""
    return [ref for ref in (measure.signal_ref, measure.goal_ref) if ref]


def measures_pointing_at(kind, ids):
    """All measures that follow from one of these things."""
    return Measure.objects.filter(signal_type=kind, signal_id__in=ids)


def indicators_used(measures):
    """[(name, title)] of the indicators that measures were written on."""
    names = measures.exclude(indicator="").order_by().values_list("indicator", flat=True)
    return sorted(((name, title_of(name)) for name in names.distinct()), key=lambda one: one[1])
