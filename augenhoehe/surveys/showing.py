"""What may be shown of answers: from k respondents on, with nothing to be computed from the rest.

Personal answers are shown as they are. Confidential and anonymous ones only in tables of counts in
which each small cell is hidden, and so much beside it that the totals do not betray it. Answers
become visible in portions of at least k: the newest are held back until they are as many, so that
yesterday's table and today's differ by k people or by nobody.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Count, F, Value
from django.db.models.functions import TruncWeek
from django.utils import timezone

from augenhoehe.kernel.statistics.suppression import suppress
from augenhoehe.surveys.models import AnonymousResponse, Promise, Response, week_of
from augenhoehe.surveys.queries import K
from augenhoehe.surveys.questions import SCORE, point_keys, question_of, say

MOST_COUNTED = 50_000
GROUPS = ("version", "channel", "team", "language")


@dataclass(frozen=True)
class Told:
    """A table: answers as columns, groups as rows; None is a cell that is held back.

    `held_back`: how many answers are not in the table yet.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple], ...]
    row_totals: tuple
    totals: tuple
    n: int | None
    held_back: int = 0

    @property
    def is_told(self):
        """Is there anything to see?"""
        return self.n is not None and self.n > 0


def shown(survey, key, *, language="de", by=None):
    """The counts of a question's answers, as a Told; `by` one of GROUPS."""
    labels, points = _columns(survey, key, language)
    found, held = _answers(survey, key, by)
    return _told(survey, (labels, points), found, held)


def shown_many(survey, questions, *, language="de"):
    """{key: Told, or texts without a name} of further questions, from one look at the answers.

    None where so many have answered that no page should count them.
    """
    rows, held = _visible(survey)
    if rows.count() > MOST_COUNTED:
        return None
    found = {question["key"]: Counter() for question in questions}
    for values in rows.order_by().values_list("values", flat=True).iterator(5000):
        for key, counter in found.items():
            if not isinstance(values.get(key), dict):
                counter.update(_chosen(values.get(key)))
    told = {}
    for question in questions:
        key = question["key"]
        if question["kind"] == "text":
            told[key] = sorted(found[key].elements())
        elif question["kind"] != "matrix":
            counts = [("–", value, many) for value, many in found[key].items()]
            told[key] = _told(survey, _labels(question, language), counts, held)
    return told


def _labels(question, language):
    """([label], [value]) of a question's points."""
    words = {one["key"]: say(one, "", language) for one in question.get("options", [])}
    points = point_keys(question)
    return [words.get(value, value) for value in points], points


def _told(survey, columns, found, held):
    """A Told of [(group, answer, how many)]."""
    labels, points = columns
    counts = {group: [0] * len(points) for group in sorted({one[0] for one in found})}
    for group, value, many in found:
        if value in points:
            counts[group][points.index(value)] += many
    table = list(counts.values()) or [[0] * len(points)]
    told = _plain(table) if survey.promise == Promise.PERSONAL else suppress(table, K)
    rows = tuple(zip((str(group) for group in counts), told.cells, strict=False))
    return Told(tuple(labels), rows, told.rows, told.columns, told.total, held)


def shown_texts(survey):
    """Free texts without a name, in no order, once k people have answered."""
    rows, _held = _visible(survey)
    return sorted(rows.exclude(text="").values_list("text", flat=True))


def _answers(survey, key, by):
    """([(group, answer, how many)], how many answers are held back)."""
    rows, held = _visible(survey)
    if survey.is_anonymous and by not in (None, "version"):
        return [], held
    group = F({"version": "version__number", "team": "team__name"}.get(by, by)) if by else Value("")
    rows = rows.order_by().annotate(part=group)
    if key == SCORE:
        found = rows.values_list("part", "score").annotate(many=Count("pk"))
        return [(part or "–", str(score), many) for part, score, many in found], held
    found = Counter()
    for part, values in rows.values_list("part", "values").iterator(5000):
        found.update((part or "–", value) for value in _chosen(values.get(key)))
    return [(part, value, many) for (part, value), many in found.items()], held


def _visible(survey):
    """(rows that may be in a table, how many are held back)."""
    if survey.is_veiled:
        # A table beside the half points would be one more equation.
        return AnonymousResponse.objects.none(), 0
    if survey.promise == Promise.PERSONAL:
        return Response.objects.counted().filter(survey=survey), 0
    if survey.is_anonymous:
        rows, field = AnonymousResponse.objects.filter(survey=survey), "week"
        weeks = rows.order_by().values_list("week").annotate(many=Count("pk"))
    else:
        rows, field = Response.objects.counted().filter(survey=survey), "at"
        grouped = rows.order_by().annotate(week=TruncWeek("at")).values_list("week")
        weeks = grouped.annotate(many=Count("pk"))
    until, held = _portions(sorted(weeks), _this_week(field))
    return (rows.filter(**{f"{field}__lt": until}) if until else rows), held


def _this_week(field):
    """The beginning of the running week, as the weeks are told."""
    monday = week_of(timezone.localdate())
    return monday if field == "week" else timezone.make_aware(datetime.combine(monday, time()))


def _portions(weeks, this_week):
    """(the week from which on answers are held back or None, how many those are).

    A portion is closed with a week that is over, once k people have answered.
    """
    waiting, since = 0, None
    for week, many in weeks:
        since = since or week
        waiting += many
        if waiting >= K and week < this_week:
            waiting, since = 0, None
    return since, waiting


def _columns(survey, key, language):
    """([label], [value]) of everything that could be answered in any version."""
    labels = {}
    for version in survey.versions.exclude(published_at=None):
        question = question_of(version.content, key)
        if question is None or question["kind"] in ("text", "matrix"):
            continue
        words, points = _labels(question, language)
        labels |= dict(zip(points, words, strict=True))
    return list(labels.values()), list(labels)


def _chosen(value):
    values = value if isinstance(value, list) else [value]
    return [str(one) for one in values if one is not None]


@dataclass(frozen=True)
class _Whole:
    """A table of which nothing is hidden, in the form of a suppressed one."""

    cells: tuple
    rows: tuple
    columns: tuple
    total: int


def _plain(table):
    columns = tuple(sum(column) for column in zip(*table, strict=True))
    rows = tuple(sum(row) for row in table)
    return _Whole(tuple(tuple(row) for row in table), rows, columns, sum(rows))
