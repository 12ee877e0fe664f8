"""What if we asked more often, or less? The past year once more, with other numbers."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from augenhoehe.surveys.gate import ASKED, CAP, QUIET, RESERVED, YEAR, quarter_start
from augenhoehe.surveys.models import Invitation

YES = ""
REPLAYED = (YES, ASKED, CAP, RESERVED, QUIET)
MOST = 200_000


@dataclass(frozen=True)
class Wish:
    """Somebody was to be asked; `rule`: what stood against it then."""

    at: datetime
    contact_id: int
    company_id: int | None
    rule: str


def wishes_of_the_year(seen, *, now=None):
    """Everybody who was to be asked within the last year, in the order of time."""
    since = (now or timezone.now()) - YEAR
    rows = seen.filter(created_at__gte=since).exclude(contact=None).order_by("created_at", "pk")
    rows = rows.exclude(state=Invitation.State.WITHDRAWN)
    fields = ("created_at", "contact_id", "company_id", "decided_rule")
    return [Wish(*row) for row in rows.values_list(*fields)[:MOST]]


def replay(wishes, *, gap_days, company_cap):
    """{rule: how many} with these numbers; what other rules said then stays said."""
    counts, last_at, of_company = Counter(), {}, defaultdict(int)
    for one in wishes:
        rule = one.rule if one.rule not in REPLAYED else YES
        quarter = (one.company_id, quarter_start(timezone.localtime(one.at)))
        last = last_at.get(one.contact_id)
        if rule == YES and last and one.at < last + timedelta(days=gap_days):
            rule = ASKED
        elif rule == YES and one.company_id and of_company[quarter] >= company_cap:
            rule = CAP
        counts[rule] += 1
        if rule == YES:
            last_at[one.contact_id] = one.at
            of_company[quarter] += 1
    return counts
