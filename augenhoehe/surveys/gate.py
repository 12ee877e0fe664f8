"""The one gate: whether somebody may be asked now, by the first rule that says no.

    facts = gather(candidates, now=now)                  # set-wise, whatever their number
    verdict = facts.decide(candidate)                    # Verdict("") is yes; else rule and date
    facts.note(candidate)                                # was asked: counts for those that follow

`objected`, `basis`, `bounce`: not asked. All others: put off until a date, and asked then.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from augenhoehe.kernel.businesstime import is_open_at, next_opening
from augenhoehe.servicelevels.queries import hours_for
from augenhoehe.surveys.models import AskingRules, Kind

YEAR = timedelta(days=365)
LOOK_AGAIN = timedelta(days=3)
OBJECTED, BASIS, OPEN, ASKED = "objected", "basis", "open", "asked"
RESERVED, CAP, BOUNCE, QUIET = "reserved", "cap", "bounce", "quiet"
RULES = (OBJECTED, BASIS, OPEN, ASKED, RESERVED, CAP, BOUNCE, QUIET)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody who would be asked now.

    `is_again`: once more after a call-back. `is_delicate`: the concern it is about is confidential.
    `last_at`: after it nobody wants to be asked about this any more.
    """

    contact_id: int
    company_id: int | None = None
    kind: str = Kind.CSAT
    team_id: int = 0
    is_reminder: bool = False
    is_again: bool = False
    is_delicate: bool = False
    last_at: datetime | None = None

    @property
    def belongs_to_another(self):
        """A reminder or a second question: it follows one that was asked, and counts itself."""
        return self.is_reminder or self.is_again


@dataclass(frozen=True)
class Verdict:
    """The first rule that says no and until when; "" and None: may be asked."""

    rule: str = ""
    until: datetime | None = None

    @property
    def is_yes(self):
        return not self.rule


@dataclass
class Past:
    """When somebody was asked within the last year."""

    last_at: datetime | None = None
    nps: list = field(default_factory=list)
    others: list = field(default_factory=list)

    def note(self, at, kind):
        """Was asked at `at`; of several the latest counts."""
        self.last_at = max(self.last_at or at, at)
        (self.nps if kind == Kind.NPS else self.others).append(at)


@dataclass(kw_only=True)
class Facts:
    """What the rules look at, of all candidates of a run."""

    now: datetime
    numbers: AskingRules
    nps_runs: bool = False
    objected: set = field(default_factory=set)
    based: set = field(default_factory=set)
    based_companies: set = field(default_factory=set)
    open_matters: set = field(default_factory=set)
    reachable: dict = field(default_factory=dict)
    past: dict = field(default_factory=lambda: defaultdict(Past))
    of_company: dict = field(default_factory=lambda: defaultdict(int))
    hours: dict = field(default_factory=dict)

    def decide(self, candidate, *, checks=None):
        """The first rule that says no; what is put off for too long is not asked at all."""
        for rule, check in checks or CHECKS:
            if said := check(self, candidate):
                return Verdict(rule, _unless_too_late(said, candidate))
        return Verdict()

    def note(self, candidate):
        """The candidate was asked; it counts for all that follow."""
        self.past[candidate.contact_id].note(self.now, candidate.kind)
        if candidate.company_id:
            self.of_company[candidate.company_id] += 1

    def hours_of(self, team_id):
        """The service hours of a team, read once."""
        if team_id not in self.hours:
            self.hours[team_id] = hours_for(team_id)
        return self.hours[team_id]


NEVER = datetime.max.replace(tzinfo=UTC)


def _unless_too_late(until, candidate):
    """The date it is put off to; None where it is not asked at all."""
    if until is NEVER or (candidate.last_at and until > candidate.last_at):
        return None
    return until


def _objected(facts, one):
    return NEVER if one.contact_id in facts.objected else None


def _basis(facts, one):
    has_one = one.contact_id in facts.based or one.company_id in facts.based_companies
    return None if has_one else NEVER


def _open(facts, one):
    if one.is_delicate:
        return NEVER
    return facts.now + LOOK_AGAIN if one.contact_id in facts.open_matters else None


def _asked(facts, one):
    """The gap holds across all surveys; what belongs to another question need not wait for it."""
    last_at = facts.past[one.contact_id].last_at
    if one.belongs_to_another or last_at is None:
        return None
    until = last_at + timedelta(days=facts.numbers.gap_days)
    return until if until > facts.now else None


def _reserved(facts, one):
    """The last place of the year is kept for the relation, so that solutions do not take all."""
    past = facts.past[one.contact_id]
    if one.belongs_to_another or one.kind == Kind.NPS or not facts.nps_runs or past.nps:
        return None
    places = max(1, 365 // facts.numbers.gap_days)
    if len(past.others) < places - 1:
        return None
    return (min(past.others) if past.others else facts.now) + YEAR


def _cap(facts, one):
    if not one.company_id or facts.of_company[one.company_id] < facts.numbers.company_cap:
        return None
    return next_quarter(facts.now)


def _bounce(facts, one):
    return None if facts.reachable.get(one.contact_id) else NEVER


def _quiet(facts, one):
    hours = facts.hours_of(one.team_id)
    return None if is_open_at(facts.now, hours) else next_opening(facts.now, hours)


CHECKS = (
    (OBJECTED, _objected),
    (BASIS, _basis),
    (OPEN, _open),
    (ASKED, _asked),
    (RESERVED, _reserved),
    (CAP, _cap),
    (BOUNCE, _bounce),
    (QUIET, _quiet),
)


def quarter_start(moment):
    """The first moment of the quarter, in the moment's zone."""
    first = moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return first.replace(month=3 * ((moment.month - 1) // 3) + 1)


def next_quarter(moment):
    """The first moment of the next quarter."""
    return quarter_start(quarter_start(moment) + timedelta(days=100))
