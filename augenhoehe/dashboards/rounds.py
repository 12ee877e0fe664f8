"""What a team round begins with: three signals chosen by a stated rule, and one measure.

The rule, in this order, of each kind the strongest: a figure that became worse than chance
explains, promises that are overdue, critical responses, the reason for handovers that was named
most often, what colleagues noticed, a figure that became better than chance explains. The first
three are taken; what is quiet takes no place. Everything counts what all in the round may read:
concerns that are confidential or about a colleague are left out.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from augenhoehe.base.indicators import INDICATORS
from augenhoehe.dashboards.figuring import GOOD, LENGTH, chart_of
from augenhoehe.dashboards.models import Round
from augenhoehe.indicators.calendar import begin_of, starts
from augenhoehe.indicators.queries import last_days, parts, series
from augenhoehe.measures.models import Measure
from augenhoehe.surveys.models import Promise as Promised
from augenhoehe.surveys.models import Response
from augenhoehe.tickets.models import Notice, Promise, Ticket

MOST = 3
ENOUGH_POINTS = 13
LEAST_HANDOVERS = 2
LONGEST, USUAL = timedelta(days=28), timedelta(days=14)
NEEDED = "handovers.needed"


def signals_for(*, now=None, with_figures=True):
    """The signals of a round that is prepared now, as plain data, at most three."""
    now = now or timezone.now()
    since = _since(now)
    worse, better = _figures(now) if with_figures else (None, None)
    found = [worse, _promises(now), _critical(since), _handovers(now), _notices(since), better]
    return [one for one in found if one][:MOST]


def _since(now):
    """Since the last round; at most four weeks, and two where there was none."""
    last = Round.objects.filter(ended_at__lt=now).order_by("-held_on").first()
    if last is None:
        return now - USUAL
    return max(now - LONGEST, last.ended_at)


def _figures(now):
    """(what became worse, what became better): the figure whose last step is farthest out."""
    first = begin_of(timezone.localdate(now), "week") - timedelta(weeks=LENGTH["week"])
    found = {"concern": [], "improvement": []}
    for name, one in INDICATORS.items():
        if not one.good or one.source is None:
            continue
        points = series(name, since=starts(first), until=now, now=now)
        chart, count = chart_of(one, points, target=None)
        if count >= ENOUGH_POINTS and chart.variation in found:
            found[chart.variation].append(_figure(one, points, chart))
    return tuple(
        max(found[code], key=lambda one: one.pop("far"), default=None)
        for code in ("concern", "improvement")
    )


def _figure(one, points, chart):
    last = next(point for point in reversed(chart.points) if point.value is not None)
    place = max(i for i, point in enumerate(chart.points) if point.value is not None)
    width = (last.limits.high - last.limits.low) or 1
    return {
        "kind": "figure",
        "name": one.name,
        "variation": chart.variation,
        "signal": last.signal,
        "value": last.value,
        "n": points[place].n,
        "week": points[place].starts_on.isoformat(),
        "far": GOOD[one.good] * (last.value - last.limits.centre) / width
        if chart.variation == "improvement"
        else GOOD[one.good] * (last.limits.centre - last.value) / width,
    }


def _readable():
    """Concerns that everybody in the round may read."""
    plain = Ticket.objects.filter(is_confidential=False, team__is_confidential=False)
    return plain.filter(concealed=None)


def _promises(now):
    late = Promise.objects.filter(kept_at=None, withdrawn_at=None, due_at__lt=now)
    n = late.filter(ticket__in=_readable()).count()
    return {"kind": "promises", "n": n} if n else None


def _critical(since):
    found = Response.objects.counted().filter(is_critical=True, at__gte=since)
    found = found.filter(survey__promise=Promised.PERSONAL)
    n = found.filter(Q(ticket=None) | Q(ticket__in=_readable())).count()
    return {"kind": "critical", "n": n, "since": since.isoformat()} if n else None


def _handovers(now):
    if NEEDED not in INDICATORS:
        return None
    found = parts(NEEDED, last_days(LONGEST.days, now=now), INDICATORS[NEEDED].parts, now=now)
    told = [one for one in found if not one.too_few and one.key != "-"]
    if not told or told[0].reading.n < LEAST_HANDOVERS:
        return None
    first = told[0]
    of = sum(one.reading.n for one in told)
    url = first.reading.records
    return {"kind": "handover", "part": first.key, "n": first.reading.n, "of": of, "url": url}


def _notices(since):
    found = Notice.objects.filter(noticed_at__gte=since)
    n = found.filter(Q(ticket=None) | Q(ticket__in=_readable())).count()
    return {"kind": "notice", "n": n, "since": since.isoformat()} if n else None


def measure_for(measures):
    """The measure to look at together: of those under way the one whose date comes next."""
    return measures.filter(state=Measure.State.RUNNING).order_by("due_on", "pk").first()
