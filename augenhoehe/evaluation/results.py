"""What came back on a survey: answers, the way to them, and what was left out.

Of personal surveys any window may be asked for. Of confidential and anonymous ones there is one
table only, over all the time, as `showing` tells it: two windows that differ by a day would differ
by one person.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.dateparse import parse_date

from augenhoehe.base.indicators import YEARS
from augenhoehe.customers.models import ContactAddress
from augenhoehe.evaluation.records import not_hidden
from augenhoehe.evaluation.sums import kept_invited, kept_scores
from augenhoehe.indicators.calendar import begin_of, starts, windows_of
from augenhoehe.kernel.statistics import response
from augenhoehe.surveys.models import HasAnswered, Invitation, Response
from augenhoehe.surveys.queries import K
from augenhoehe.surveys.questions import SCORE
from augenhoehe.surveys.showing import shown
from augenhoehe.tickets.models import Concealment

USUAL_DAYS, MONTHS, MOST_TEXTS = 90, 13, 20
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """From a day to a day, both of them in it."""

    first: date
    last: date

    @classmethod
    def from_query(cls, query, today):
        """What the address asks for: the last ninety days where it asks for nothing sensible."""
        last = _day(query.get("to")) or today
        first = _day(query.get("from")) or last - (USUAL_DAYS - 1) * DAY
        return cls(min(first, last), max(first, last))

    @property
    def since(self) -> datetime:
        """The moment it begins."""
        return starts(self.first)

    @property
    def until(self) -> datetime:
        """The moment it is over."""
        return starts(self.last + DAY)

    @property
    def before(self):
        """As many days that end where this begins."""
        length = self.last - self.first + DAY
        return Period(self.first - length, self.first - DAY)


def _day(text):
    try:
        found = parse_date(text or "")
    except ValueError:
        return None
    return found if found and found.year in YEARS else None


def answers(survey):
    """The personal responses that figures are made of, without those to hidden concerns."""
    hidden = Exists(Concealment.objects.filter(ticket=OuterRef("ticket_id")))
    return Response.objects.counted().filter(~hidden, survey=survey).exclude(score=None).order_by()


@dataclass
class Scores:
    """{score: how many} of a period and of the one before, and of the last months one by one.

    `others`: {channel: how many} of the period that no invitation asked for. The last month is
    still running.
    """

    now: Counter
    before: Counter
    others: Counter
    months: dict[date, Counter]


NOW, BEFORE, NEITHER = 1, 2, 0


def scores_of(survey, period, scale, *, sight):
    """The scores of a personal survey: as they are kept, or from one look at its responses."""
    days = [begin_of(timezone.localdate(sight.now), "month")]
    while len(days) < MONTHS:
        days.insert(0, begin_of(days[0] - DAY, "month"))
    periods = [period, period.before, *windows_of(days, "month")]
    if (kept := kept_scores(survey, periods, sight)) is not None:
        (now, others), (before, _unasked), *months = kept
        return Scores(now, before, others, dict(zip(days, (one for one, _ in months), strict=True)))
    return _counted_scores(survey, period, scale, days)


def _counted_scores(survey, period, scale, days):
    found = Scores(Counter(), Counter(), Counter(), {day: Counter() for day in days})
    for phase, month, score, channel, many in _score_rows(survey, period, starts(days[0])):
        if not scale.low <= score <= scale.high:
            continue
        if (day := timezone.localdate(month)) in found.months:
            found.months[day][score] += many
        if phase == BEFORE:
            found.before[score] += many
        if phase == NOW:
            found.now[score] += many
            found.others[channel] += many
    del found.others[""]
    return found


def _score_rows(survey, period, begin):
    """(phase, month, score, channel unless an invitation asked, how many)."""
    phase = Case(
        When(at__gte=period.until, then=Value(NEITHER)),
        When(at__gte=period.since, then=Value(NOW)),
        When(at__gte=period.before.since, then=Value(BEFORE)),
        default=Value(NEITHER),
    )
    channel = Case(When(invitation=None, then="channel"), default=Value(""))
    asked = Q(at__gte=period.before.since, at__lt=period.until) | Q(at__gte=begin)
    rows = answers(survey).filter(asked)
    return rows.values_list(phase, TruncMonth("at"), "score", channel).annotate(Count("pk"))


def told_scores(survey, scale, *, language):
    """(what is told of answers that are not personal, {score: how many} or None).

    Counts only where not one cell is held back: a score is one more equation, and with the cells
    that are shown it would give away those that are not.
    """
    told = shown(survey, SCORE, language=language)
    points = range(scale.low, scale.high + 1)
    if not told.is_told or None in told.totals or len(told.totals) != len(points):
        return told, None
    return told, Counter(dict(zip(points, told.totals, strict=True)))


@dataclass(frozen=True)
class Funnel:
    """What became of the invitations by mail; `opened` is None where nobody may know."""

    sent: int
    delivered: int
    opened: int | None
    answered: int
    rate: float | None
    rate_of_delivered: float | None


def funnel(survey, period=None, *, sight=None):
    """Sent, delivered, opened, answered, of those sent in a period; None where none was sent.

    sight: then of very many what is kept is read; that a page was opened is counted in the night.
    """
    if sight and (kept := kept_invited(survey, period, sight)) is not None:
        names = {"sent": "n", "bounced": "bounced", "opened": "opened", "answered": "answered"}
        found = {name: kept.counts[column] for name, column in names.items()}
        return _funnel(survey, found) if found["sent"] else None
    rows = Invitation.objects.filter(survey=survey, is_again=False).exclude(sent_at=None)
    rows = not_hidden(rows)
    if period:
        rows = rows.filter(sent_at__gte=period.since, sent_at__lt=period.until)
    back = ContactAddress.objects.filter(
        contact=OuterRef("contact_id"), bounced_at__gte=OuterRef("sent_at")
    )
    answered = Q(state=Invitation.State.ANSWERED)
    lost = ~answered & Q(is_back=True)
    found = rows.annotate(is_back=Exists(back)).aggregate(
        sent=Count("pk"),
        bounced=Count("pk", filter=lost),
        opened=Count("pk", filter=answered | (Q(opened_at__isnull=False) & ~lost)),
        answered=Count("pk", filter=answered),
    )
    if survey.is_anonymous:
        done = HasAnswered.objects.filter(survey=survey).count()
        found["answered"] = min(done, found["sent"] - found["bounced"])
    return _funnel(survey, found) if found["sent"] else None


def _funnel(survey, found):
    if not survey.is_single and found["answered"] < K:
        return None
    rates = response(found["sent"], bounced=found["bounced"], answered=found["answered"])
    opened = None if survey.is_anonymous else found["opened"]
    return Funnel(
        rates.sent, rates.delivered, opened, rates.answered, rates.of_sent, rates.of_delivered
    )


def texts(seen, survey, period):
    """The newest free texts of a personal survey among the responses somebody may see."""
    rows = seen.filter(survey=survey, doubt="", at__gte=period.since, at__lt=period.until)
    newest = rows.exclude(text="").order_by("-at", "-pk").values("pk")[:MOST_TEXTS]
    found = Response.objects.filter(pk__in=newest).select_related("version", "contact")
    return list(found.order_by("-at", "-pk"))
