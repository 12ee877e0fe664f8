"""What texts name, and how often: shares over texts with intervals, and two periods compared.

Codes overlap: one text may name several, so shares do not add up to everything. Personal surveys
are counted here; what was promised to stay in sums is told by `nameless`.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q

from augenhoehe.evaluation.models import Code, CodedText, Coding, NamelessSums
from augenhoehe.indicators.sight import Sight
from augenhoehe.kernel.statistics import wilson
from augenhoehe.kernel.statistics.sharediffs import newcombe
from augenhoehe.kernel.statistics.suppression import suppress
from augenhoehe.surveys.models import Audience, Response, Survey
from augenhoehe.surveys.queries import K
from augenhoehe.tickets.models import Concealment

FIRST, FEW = 3, 10
# In more texts than these it is not counted how many name any cause at all: it takes too long.
MOST_LOOKED_AT, MOST_NAMED = 50_000, 500


@dataclass(frozen=True)
class Cause:
    """A code: in how many texts, the share with its interval, and against the period before.

    `n` is None where saying so would single people out. `change`: share now minus share before.
    """

    code: Code
    n: int | None
    share: object = None
    before: object = None
    change: object = None

    @property
    def is_named(self):
        return self.n != 0 or bool(self.before and self.before.value)


@dataclass(frozen=True)
class Causes:
    """The causes in their order; of how many texts; `named`: texts with at least one code, or None.

    `covered`: texts that name at least one of the three most frequent codes.
    """

    rows: list
    total: int
    total_before: int = 0
    named: int | None = 0
    covered: int = 0
    left_out: int = 0

    @property
    def is_few(self):
        return self.total < FEW

    @property
    def shown(self):
        """Causes that are named now, or were in the period before."""
        return [one for one in self.rows if one.is_named]

    @property
    def never(self):
        """Codes that no text names, now or before."""
        return [one.code for one in self.rows if not one.is_named]

    @property
    def uncoded(self):
        return None if self.named is None else self.total - self.named


def causes_of(wanted):
    """The causes of a `textlist.Wanted`: its period, survey and question."""
    left_out = _left_out(wanted)
    now, before = _by_period(CodedText.objects.all(), wanted, left_out)
    codes = {one.pk: one for one in Code.objects.in_use()}
    counts = _counts(wanted, left_out, codes)
    rows = [_cause(one, (counts[pk][0], now), (counts[pk][1], before)) for pk, one in codes.items()]
    rows.sort(key=lambda one: (-one.n, str(one.code)))
    first = [one.code.pk for one in rows[:FIRST] if one.n]
    few = now <= MOST_LOOKED_AT
    named, covered = _texts_naming(wanted, left_out, (list(codes), first)) if few else (None, 0)
    return Causes(rows, now, before, named, covered, len(left_out.surveys))


def _cause(code, now, before):
    was = wilson(*before) if before[1] else None
    is_comparable = now[1] >= FEW and before[1] >= FEW
    change = newcombe(*now, *before) if is_comparable else None
    return Cause(code, now[0], wilson(*now) if now[1] else None, was, change)


@dataclass(frozen=True)
class _LeftOut:
    """What no count here takes: surveys, and responses (numbers, or a query for very many)."""

    surveys: list
    responses: object


def _left_out(wanted):
    """Surveys about solved concerns where fewer than k employees solve them; what is hidden.

    Hidden are few, mostly none: named one by one they cost nothing, asked of each text they do.
    """
    surveys = []
    if not Sight().is_enough:
        known = Survey.objects.filter(audience=Audience.SOLUTION)
        surveys = list(known.values_list("pk", flat=True))
    hidden = Response.objects.filter(ticket__in=Concealment.objects.values("ticket"))
    hidden = hidden.filter(at__gte=wanted.period.before.since, at__lt=wanted.period.until)
    ids = list(hidden.order_by().values_list("pk", flat=True)[: MOST_NAMED + 1])
    return _LeftOut(surveys, ids if len(ids) <= MOST_NAMED else hidden.order_by().values("pk"))


def _narrowed(rows, wanted, left_out, *, since):
    rows = rows.filter(at__gte=since, at__lt=wanted.period.until)
    if wanted.survey:
        rows = rows.filter(survey=wanted.survey)
    if left_out.surveys:
        rows = rows.exclude(survey__in=left_out.surveys)
    if wanted.question:
        rows = rows.filter(questions__contains=f",{wanted.question},")
    if left_out.responses == []:
        return rows.order_by()
    return rows.exclude(response__in=left_out.responses).order_by()


def _halves(wanted):
    """How many of the period, and how many of the one before, which ends where it begins."""
    begin = wanted.period.since
    return {
        "now": Count("at", filter=Q(at__gte=begin)),
        "then": Count("at", filter=Q(at__lt=begin)),
    }


def _by_period(rows, wanted, left_out):
    found = _narrowed(rows, wanted, left_out, since=wanted.period.before.since)
    counted = found.aggregate(**_halves(wanted))
    return counted["now"], counted["then"]


def _counts(wanted, left_out, codes):
    """{code: (texts now, texts before)}."""
    rows = Coding.objects.filter(is_on=True, code__in=list(codes))
    rows = _narrowed(rows, wanted, left_out, since=wanted.period.before.since)
    found = rows.values("code").annotate(**_halves(wanted)).values_list("code", "now", "then")
    return defaultdict(lambda: (0, 0), {code: (now, then) for code, now, then in found})


def _texts_naming(wanted, left_out, groups):
    """For each group of codes: how many texts name at least one of them."""
    rows = Coding.objects.filter(is_on=True)
    rows = _narrowed(rows, wanted, left_out, since=wanted.period.since)
    asked = {
        f"group{number}": Count("response", distinct=True, filter=Q(code__in=codes or [0]))
        for number, codes in enumerate(groups)
    }
    return list(rows.aggregate(**asked).values())


def nameless(survey):
    """The causes of a confidential or anonymous survey, over all its time.

    From k texts on, and each count only where neither it nor the rest is fewer than k people.
    """
    sums = NamelessSums.objects.filter(survey=survey).first()
    if sums is None or sums.total < K:
        return Causes([], 0)
    rows = [_nameless(one, sums) for one in Code.objects.in_use()]
    rows.sort(key=lambda one: (-(one.n or 0), str(one.code)))
    return Causes(rows, sums.total)


def _nameless(code, sums):
    hits = sums.counts.get(str(code.pk), 0)
    told = suppress([[hits, sums.total - hits]], K).cells[0][0]
    if told is None:
        return Cause(code, None)
    return Cause(code, told, wilson(told, sums.total))
