"""What the page for experts needs of a personal survey, as plain numbers for a JSON column.

Sums over the last year only; of whom they tell is decided here as in all figures, and groups that
may not be shown are not even kept.
"""

from collections import Counter, defaultdict
from dataclasses import asdict
from datetime import timedelta
from statistics import fmean

from django.db.models import Case, Count, F, Value, When
from django.utils import timezone

from augenhoehe.base.apart import compute
from augenhoehe.base.indicators import Window
from augenhoehe.evaluation import comparing, driving, records
from augenhoehe.evaluation.results import Period, answers
from augenhoehe.indicators.sight import Sight
from augenhoehe.surveys.models import Audience, Invitation
from augenhoehe.surveys.queries import current_version
from augenhoehe.surveys.scoring import scale_for

YEAR = timedelta(days=364)
HEAVY = "augenhoehe.kernel.statistics.heavy:bootstrap_drivers"
STRATA = ("team", "topic", "product", "touchpoint", "size", "customer", "language")
PLOTTED = ("company", "product", "team")
LARGEST, SMALL, LARGE = 200, 1, 4


def study(survey, *, progress):
    """Everything, from the answers of the last year; `progress(done, total)` is told on the way."""
    today, sight = timezone.localdate(), Sight()
    version = current_version(survey)
    scale, period = scale_for(version.content), Period(today - YEAR, today)
    asked = _asked(survey, period)
    found = {
        "since": period.first.isoformat(),
        "until": period.last.isoformat(),
        "scores": _pairs(comparing.sum_of(survey, period, scale, sight)),
        "asked": asked.count(),
        "answered": _pairs(_scored(asked, scale)),
        "strata": {kind: _strata(asked, kind, scale) for kind in _strata_of(survey)},
        "early_late": _delays(asked, scale),
        "groups": _groups(survey, period, scale, sight),
    }
    found["drivers"] = drivers_of(survey, version.content, (period, scale), progress=progress)
    return found


def _asked(survey, period):
    """Who was asked by mail in the period."""
    window = Window(period.since, period.until)
    rows = records.asked(Invitation.objects.filter(survey=survey), window)
    person = Case(When(company=None, then=Value("person")), default=Value("company"))
    return rows.annotate(customer=person).order_by()


def _heard(asked, scale):
    """Those among them who answered with a score."""
    ends = (scale.low, scale.high)
    return asked.filter(response__doubt="", response__score__range=ends)


def _scored(asked, scale):
    told = _heard(asked, scale).values_list("response__score").annotate(Count("pk"))
    return Counter(dict(told))


def _pairs(counts):
    """{score: how often} for JSON."""
    return [[score, often] for score, often in sorted(counts.items())]


def _strata_of(survey):
    concerns = survey.audience == Audience.SOLUTION
    return [kind for kind in STRATA if concerns or kind not in comparing.OF_CONCERNS]


FIELDS = {
    "team": "ticket__team_id",
    "topic": "ticket__topic_id",
    "product": "ticket__product_id",
    "touchpoint": "ticket__touchpoint_id",
    "size": "company_id",
    "customer": "customer",
    "language": "contact__language",
}


def _strata(asked, kind, scale):
    """[[how many were asked, [[score, how often]]]] of the parts of a kind, without their names."""
    field = FIELDS[kind]
    sent = Counter(dict(asked.values_list(field).annotate(Count("pk"))))
    heard = defaultdict(Counter)
    rows = _heard(asked, scale).values_list(field, "response__score").annotate(Count("pk"))
    for part, score, many in rows:
        heard[part][score] += many
    if kind == "size":
        sent, heard = _by_size(sent, heard)
    return [[sent[part], _pairs(heard[part])] for part in sorted(sent, key=str)]


def _by_size(sent, heard):
    """Companies by how many of their people were asked: one, two to four, more; and none."""
    sizes, scores = Counter(), defaultdict(Counter)
    for company, many in sent.items():
        size = "none" if company is None else _size(many)
        sizes[size] += many
        scores[size].update(heard[company])
    return sizes, scores


def _size(many):
    return "one" if many <= SMALL else "few" if many <= LARGE else "many"


def _delays(asked, scale):
    """The scores of the first and of the last quarter, in the order in which people answered."""
    told = _heard(asked, scale).annotate(delay=F("response__at") - F("sent_at"))
    scores = list(told.order_by("delay").values_list("response__score", flat=True))
    quarter = len(scores) // 4
    return [_pairs(Counter(scores[:quarter])), _pairs(Counter(scores[len(scores) - quarter :]))]


def _groups(survey, period, scale, sight):
    """{kind: [[part, [[score, how often]]]]} of the largest groups that may be shown."""
    concerns = survey.audience == Audience.SOLUTION
    kinds = [kind for kind in PLOTTED if concerns or kind == "company"]
    found = {}
    for kind in kinds:
        counts = comparing.shown_counts(survey, kind, period, scale=scale, sight=sight)
        largest = sorted(counts, key=lambda part: (-counts[part].total(), part))[:LARGEST]
        found[kind] = [[part, _pairs(counts[part])] for part in sorted(largest) if part != "-"]
    return found


def drivers_of(survey, content, asked, *, progress=None):
    """What the score hangs on in a period, with intervals from another process."""
    period, scale = asked
    rows = answers(survey).filter(at__gte=period.since, at__lt=period.until)
    rows = rows.filter(score__range=(scale.low, scale.high))
    codes, scores, columns = driving.data_of(survey, content, rows)
    if not codes:
        return {"code": "none", "n": len(scores)}
    found = compute(HEAVY, scores, columns, progress=progress)
    plain = asdict(found) | {"codes": codes, "code": found.code}
    if found.code == "ok":
        plain["signs"] = [_sign(scores, column) for column in columns]
        plain["r2"] = sum(found.lmg)
    return plain


def _sign(scores, column):
    """1 where more of it goes with a better score, −1 where with a worse one."""
    middle, mean = fmean(column), fmean(scores)
    together = sum((a - middle) * (b - mean) for a, b in zip(column, scores, strict=True))
    return (together > 0) - (together < 0)
