"""What the pages of the team rounds ask."""

from collections import defaultdict

from django.db.models import Q

from augenhoehe.base.codes import type_of
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.dashboards.models import Round
from augenhoehe.measures.models import Measure

PAGE, MOST = 24, 1000


def listed(rounds, *, typed="", year=""):
    """Rounds, the latest first; searched in thank-yous, measures and decisions."""
    if len(year) == 4 and year.isascii() and year.isdigit():
        rounds = rounds.filter(held_on__range=(f"{year}-01-01", f"{year}-12-31"))
    for word in typed.replace("\0", "").split()[:8]:
        decided = Measure.objects.filter(signal_type=type_of(Round), title__icontains=word)
        found = Q(thanks__icontains=word) | Q(measure__title__icontains=word)
        rounds = rounds.filter(found | Q(pk__in=decided.values("signal_id")))
    return rounds.order_by("-held_on")


def rounds_page(rounds, after=""):
    """A page of rounds, the latest first."""
    if key := decode_key(after, str):
        rounds = rounds.filter(pk__lt=key[1], held_on__lte=_day(key[0]))
    rows = list(rounds.select_related("measure")[: PAGE + 1])
    return cut_page(rows, PAGE, lambda row: (row.held_on.isoformat(), row.pk))


def _day(text):
    return text if len(text) == 10 and text.replace("-", "").isdigit() else "1990-01-01"


def decided_in(rounds, measures):
    """{round id: [measure]} of all these rounds in one query."""
    found = defaultdict(list)
    ids = [one.pk for one in rounds]
    for measure in measures.filter(signal_type=type_of(Round), signal_id__in=ids).order_by("pk"):
        found[measure.signal_id].append(measure)
    return found
