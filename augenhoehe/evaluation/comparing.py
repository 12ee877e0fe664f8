"""Two periods or several groups of a personal survey compared, without a league table.

Each group is compared with all others together; how many comparisons were made is said, because of
twenty one looks different by chance. What tells of employees' work obeys the rule of k: teams as in
all figures, topics and the like over whole months only.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.utils import timezone

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.evaluation.naming import names_of
from augenhoehe.evaluation.results import DAY, Period, answers
from augenhoehe.evaluation.sums import kept_scores
from augenhoehe.indicators.calendar import begin_of, steps_of, windows_of
from augenhoehe.indicators.counting import HANDED, part_of
from augenhoehe.indicators.protection import hidden_parts
from augenhoehe.kernel.statistics import Change
from augenhoehe.surveys.models import Audience
from augenhoehe.surveys.scoring import Score, change_between, score_of

FIELDS = {
    "company": "company_id",
    "customer": "customer",
    "channel": "channel",
    "language": "language",
    "team": "team_id",
    "topic": "ticket__topic_id",
    "product": "ticket__product_id",
    "touchpoint": "ticket__touchpoint_id",
}
OF_CONCERNS = ("team", "topic", "product", "touchpoint")
CUSTOMER = Case(When(company=None, then=Value("person")), default=Value("company"))
MOST, FEWEST = 30, 5


@dataclass(frozen=True)
class Group:
    """A group, its score, and how far it lies from all others; None where that cannot be said."""

    key: str
    label: str
    score: Score | None
    change: Change | None = None
    too_few: bool = False


@dataclass(frozen=True)
class Groups:
    """Groups in the order of their names. `left`: too small to compare, or one too many to show.

    `compared`: how many comparisons were made. period: what they were compared over.
    """

    period: Period
    rows: list = field(default_factory=list)
    whole: Score | None = None
    compared: int = 0
    left: int = 0


def kinds_of(survey, user):
    """The kinds of groups that answers of a survey can be split by, for somebody."""
    kinds = list(FIELDS)
    if survey.audience != Audience.SOLUTION:
        kinds = [kind for kind in kinds if kind not in OF_CONCERNS]
    return [kind for kind in kinds if kind != "company" or user.reads_tickets]


def asks_months(survey, kind):
    """Does the rule of k want whole months?"""
    return survey.audience == Audience.SOLUTION and kind in HANDED


def whole_months(period):
    """The whole months that are over in a period; None without one."""
    first = period.first
    if first.day > 1:
        first = begin_of(first.replace(day=1) + timedelta(days=32), "month")
    last = begin_of(min(period.last + DAY, timezone.localdate()), "month") - DAY
    return Period(first, last) if first <= last else None


def groups_of(survey, kind, period, *, scale, sight):
    """The groups of a kind, each against all others; None where the period holds no whole month."""
    if asks_months(survey, kind):
        period = whole_months(period)
        if period is None:
            return None
    rows, whole = _rows(survey, period), sum_of(survey, period, scale, sight)
    counts = {} if kind == "company" else _counts(rows, kind, scale)
    sizes = {key: one.total() for key, one in counts.items()} or dict(_sizes(rows, kind))
    hidden = _hidden(survey, period, kind, sight)
    enough = [key for key, size in sizes.items() if size >= FEWEST or key in hidden]
    largest = sorted(enough, key=lambda key: (-sizes[key], key))[:MOST]
    counts = counts or _counts(_only(rows, largest), kind, scale)
    labels = names_of(kind, largest)
    shown = [_group(key, labels, counts, whole, (scale, key in hidden)) for key in largest]
    shown.sort(key=lambda one: (one.key == "-", one.label.casefold()))
    compared = sum(one.change is not None for one in shown)
    return Groups(period, shown, score_of(scale, whole), compared, len(sizes) - len(largest))


def _rows(survey, period):
    rows = answers(survey).filter(at__gte=period.since, at__lt=period.until)
    return rows.annotate(customer=CUSTOMER)


def _sizes(rows, kind):
    """(group, how many answers) of all groups."""
    for part, many in rows.values_list(FIELDS[kind]).annotate(Count("pk")):
        yield part_of(part), many


def _only(rows, largest):
    """Of very many companies the answers of those that are shown."""
    known = [int(key) for key in largest if key != "-"]
    return rows.filter(Q(company__in=known) | (Q(company=None) if "-" in largest else Q(pk=None)))


def _counts(rows, kind, scale):
    found = defaultdict(Counter)
    for part, score, many in rows.values_list(FIELDS[kind], "score").annotate(Count("pk")):
        if scale.low <= score <= scale.high:
            found[part_of(part)][score] += many
    return found


def _month(period):
    """Which of the months of a period an answer lies in, reckoned by the database alone."""
    windows = windows_of(steps_of(period.since, period.until, "month"), "month")
    cases = [When(at__gte=one.since, then=Value(n)) for n, one in enumerate(windows)]
    return Case(*reversed(cases), default=Value(0), output_field=IntegerField())


def _hidden(survey, period, kind, sight):
    """The groups behind which, in any month, too few employees stand."""
    if survey.audience != Audience.SOLUTION:
        return set()
    if kind == "team":
        return sight.hidden_teams
    if kind not in HANDED:
        return set()
    hands = defaultdict(lambda: defaultdict(set))
    rows = _rows(survey, period)
    told = rows.values_list(_month(period), FIELDS[kind], "ticket__assignee_id").distinct()
    for month, part, hand in told:
        hands[month][part_of(part)].update([hand] if hand else [])
    return set().union(*(hidden_parts(one) for one in hands.values()))


def _group(key, labels, counts, whole, told):
    scale, is_hidden = told
    label = labels.get(key, key)
    if is_hidden:
        return Group(key, label, None, too_few=True)
    rest = whole - counts[key]
    enough = rest.total() >= FEWEST
    change = change_between(scale, counts[key], rest) if enough else None
    return Group(key, label, score_of(scale, counts[key]), change)


def shown_counts(survey, kind, period, *, scale, sight):
    """{group: {score: how often}} without the groups that must not be shown."""
    if asks_months(survey, kind):
        period = whole_months(period)
        if period is None:
            return {}
    rows = _rows(survey, period)
    hidden = _hidden(survey, period, kind, sight)
    return {key: one for key, one in _counts(rows, kind, scale).items() if key not in hidden}


@dataclass(frozen=True)
class Periods:
    """Two free periods, their scores, and how far the first lies above the second."""

    first: Period
    second: Period
    scores: tuple[Score, Score]
    change: Change | None


def periods_of(survey, first, second, *, scale, sight):
    """Two periods of a survey compared; they may lie apart or overlap."""
    counts = sums_of(survey, (first, second), scale, sight)
    enough = min(one.total() for one in counts) >= FEWEST
    change = change_between(scale, *counts) if enough else None
    return Periods(first, second, tuple(score_of(scale, one) for one in counts), change)


def sum_of(survey, period, scale, sight):
    """{score: how often} of a period, as it is kept or counted."""
    return sums_of(survey, [period], scale, sight)[0]


def sums_of(survey, periods, scale, sight):
    """The same of several periods."""
    if (kept := kept_scores(survey, periods, sight)) is not None:
        return [scores for scores, _unasked in kept]
    found = [_rows(survey, one).values_list("score").annotate(Count("pk")) for one in periods]
    return [
        Counter({score: many for score, many in rows if scale.low <= score <= scale.high})
        for rows in fetch_at_once(*found)
    ]
