"""What the yearly report says: figures against the year before, causes, measures; in words.

The same is shown while it is a draft, kept when it is released, and printed.
"""

from dataclasses import asdict

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import override

from augenhoehe.base.codes import type_of
from augenhoehe.complaints import evaluation_words as words
from augenhoehe.complaints.evaluating import figures_told, parts_counted
from augenhoehe.complaints.evaluation_rows import part_rows, rows_of_lines
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.part_names import KINDS, names_of
from augenhoehe.complaints.periods import Period
from augenhoehe.indicators.calendar import starts
from augenhoehe.indicators.sight import Sight
from augenhoehe.measures.models import Check
from augenhoehe.measures.rules import visible_to as measures_visible_to

LANGUAGES = ("de", "en")
SPLIT = ("cause", "category", "product")
MOST_PARTS, MOST_MEASURES = 10, 60


def facts_of(year, *, user, now=None):
    """{language: all that the report says}, for keeping."""
    told, measures = _told(year, now), measures_of(year, user=user)
    facts = {}
    for language in LANGUAGES:
        with override(language):
            facts[language] = _in_words(told, measures)
    return facts


def shown_of(year, *, user, now=None):
    """The same in the reader's language, for a draft."""
    return _in_words(_told(year, now), measures_of(year, user=user))


def _told(year, now):
    sight, period = Sight(now), Period.of_year(year)
    lines = figures_told(period, sight=sight)
    return lines, [parts_counted(period, kind, sight=sight) for kind in SPLIT]


def _in_words(told, measures):
    lines, splits = told
    return {
        "rows": [asdict(row) for row in rows_of_lines(lines, reads=True)],
        "splits": [_split(one) for one in splits if one.rows],
        "measures": [_measure(one) for one in measures],
    }


def _split(parts):
    names = names_of(parts.kind, [row.key for row in parts.rows])
    rows = part_rows(parts, names, reads=True)[:MOST_PARTS]
    return {
        "kind": parts.kind,
        "title": str(KINDS[parts.kind]),
        "sentence": words.pareto(parts),
        "without": parts.without,
        "rows": [asdict(row) for row in rows],
    }


def measures_of(year, *, user):
    """Measures that complaints led to and that were begun, ran or ended in the year."""
    since, until = starts(Period.of_year(year).first), starts(Period.of_year(year).until_day)
    lasted = Q(ended_at=None) | Q(ended_at__gte=since)
    rows = measures_visible_to(user).filter(lasted, signal_type=type_of(Complaint))
    checks = Prefetch("checks", queryset=Check.objects.order_by("-at", "-id"), to_attr="checked")
    rows = rows.filter(created_at__lt=until).prefetch_related(checks)
    return list(rows.order_by("created_at", "id")[:MOST_MEASURES])


def _measure(one):
    """A measure and what came of it, without names."""
    check = one.checked[0] if one.checked else None
    return {
        "title": one.title,
        "kind": one.get_kind_display(),
        "state": one.get_state_display(),
        "verdict": check.get_verdict_display() if check else "",
        "lesson": one.lesson,
        "href": one.get_absolute_url(),
        "complaint": f"B{one.signal_id}",
    }


def year_before(now=None):
    """The last year that is over."""
    return timezone.localdate(now).year - 1


def may_be_reported(year, now=None):
    """Is there anything to report of this year yet?"""
    return 1990 < year <= timezone.localdate(now).year
