"""What pages ask about call-backs."""

from dataclasses import dataclass

from django.db.models import F, Q
from django.utils import timezone

from augenhoehe.base.at_once import counting, fetch_at_once
from augenhoehe.kernel.statistics import Share, wilson
from augenhoehe.surveys.models import CallBack

MOST_LISTED = 500


@dataclass(frozen=True)
class Part:
    """So many of so many, with the interval of the share."""

    hits: int
    n: int

    @property
    def share(self) -> Share:
        return wilson(self.hits, self.n)


@dataclass(frozen=True)
class CallFigures:
    """How the loop with single people is closed; of the whole department, never of somebody."""

    in_time: Part
    recovered: Part
    ended: int


def figures(call_backs, *, now=None):
    """In time: tried before it was due. Recovered: of those asked in the talk, who are content."""
    now = now or timezone.now()
    due = call_backs.filter(Q(first_try_at__isnull=False) | Q(due_at__lt=now))
    again = call_backs.exclude(is_good_now=None)
    asked = (
        due.filter(first_try_at__lte=F("due_at")),
        due,
        again.filter(is_good_now=True),
        again,
        call_backs.exclude(ended_at=None),
    )
    in_time, tried, good, said, ended = map(sum, fetch_at_once(*map(counting, asked)))
    return CallFigures(Part(in_time, tried), Part(good, said), ended)


def listed(seen, *, state="", mine=None, q=""):
    """Call-backs of a list: what is open, by the date it is due; else what ended, latest first."""
    if state in CallBack.State.values:
        found = seen.filter(state=state)
    elif state == "all":
        found = seen
    else:
        found = seen.filter(ended_at=None)
    if mine is not None:
        found = found.filter(owner=mine)
    if q:
        found = found.filter(response__contact__name__icontains=q)
    rows = found.select_related(
        "response__survey", "response__version", "response__contact", "owner", "again__response"
    )
    return rows.order_by(F("ended_at").desc(nulls_first=True), "due_at", "pk")[:MOST_LISTED]
