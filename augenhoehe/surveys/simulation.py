"""What if we asked more often, or less? The past year once more, with other numbers.

The gate's own rules are played: what they put off comes back on its date, or is not asked where
that is too late; the place for the relation is kept; reminders that were sent count. Objections,
bases, open matters and addresses stay as they were, and the service hours are left out.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from augenhoehe.surveys.again import LAST
from augenhoehe.surveys.gate import ASKED, CAP, CHECKS, QUIET, RESERVED, YEAR, Candidate, Facts
from augenhoehe.surveys.gate import quarter_start as quarter_of
from augenhoehe.surveys.models import AskingRules, Invitation

YES = ""
PLAYED = (ASKED, RESERVED, CAP)
REPLAYED = (YES, *PLAYED, QUIET)
CHECKED = tuple((rule, check) for rule, check in CHECKS if rule in PLAYED)
MOST = 200_000
AT_ONCE = timedelta()


@dataclass(frozen=True)
class Wish:
    """Somebody was to be asked; `rule`: what stood against it then.

    `is_before`: asked before the year begins; it only counts for what follows. `reminded_after`:
    how long after the mail the reminder went.
    """

    at: datetime
    candidate: Candidate
    rule: str = YES
    is_before: bool = False
    reminded_after: timedelta = AT_ONCE


def wishes_of_the_year(seen, *, now=None):
    """Everybody who was to be asked within the last year, in the order of time."""
    since = (now or timezone.now()) - YEAR
    of_year = Q(created_at__gte=since) & ~Q(state=Invitation.State.WITHDRAWN)
    before = Q(created_at__lt=since, sent_at__gte=since - YEAR)
    rows = seen.filter(of_year | before).exclude(contact=None).order_by("-created_at", "-pk")
    fields = (
        "created_at",
        "sent_at",
        "reminded_at",
        "decided_rule",
        "company_id",
        "survey__kind",
        "is_again",
        "ticket__solved_at",
        "survey__window_days",
    )
    person = Coalesce("contact__merged_into_id", "contact_id")
    found = [_wish(row, since) for row in rows.values_list(*fields, person)[:MOST]]
    return found[::-1]


def _wish(row, since):
    created, sent, reminded, rule, company, kind, is_again, solved, days, person = row
    last_at = created + LAST if is_again else solved and solved + timedelta(days=days)
    is_before = created < since
    one = Candidate(
        contact_id=person, company_id=company, kind=kind, is_again=is_again, last_at=last_at
    )
    after = reminded - sent if sent and reminded else AT_ONCE
    return Wish(sent if is_before else created, one, rule, is_before, after)


def replay(wishes, *, gap_days, company_cap, nps_runs=False, now=None):
    """{rule: how many} with these numbers; what other rules said then stays said."""
    now = now or timezone.now()
    numbers = AskingRules(gap_days=gap_days, company_cap=company_cap)
    facts = Facts(now=timezone.localtime(now), numbers=numbers, nps_runs=nps_runs)
    counts, quarter = Counter(), None
    queue = [(one.at, number) for number, one in enumerate(wishes)]
    heapify(queue)
    while queue:
        at, number = heappop(queue)
        facts.now = timezone.localtime(at)
        if quarter != (quarter := quarter_of(facts.now)):
            facts.of_company.clear()
        until, rule = _play(facts, wishes[number])
        if until and until <= now:
            heappush(queue, (until, number))
        elif rule is not None:
            counts[rule] += 1
    return counts


def _play(facts, wish):
    """(when it comes back or None, the rule that said no, YES, or None where it does not count)."""
    if wish.is_before:
        _note(facts, wish)
        return None, None
    if wish.rule not in REPLAYED:
        return None, wish.rule
    _forget_the_year_before(facts, wish.candidate.contact_id)
    verdict = facts.decide(wish.candidate, checks=CHECKED)
    if verdict.is_yes:
        _note(facts, wish)
    return verdict.until, verdict.rule


def _note(facts, wish):
    """As `gather` reads it: a reminder counts for the company, and moves the person's date."""
    one = wish.candidate
    facts.past[one.contact_id].note(facts.now + wish.reminded_after, one.kind)
    if one.company_id:
        facts.of_company[one.company_id] += 2 if wish.reminded_after else 1


def _forget_the_year_before(facts, contact_id):
    past, since = facts.past[contact_id], facts.now - YEAR
    past.nps = [one for one in past.nps if one >= since]
    past.others = [one for one in past.others if one >= since]
