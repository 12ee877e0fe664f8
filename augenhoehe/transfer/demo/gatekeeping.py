"""The year of asking by the gate's own rules: who is asked when, who is put off, who is not asked.

Everything waits in one line in the order of time, so that each question finds what was asked
before it. What lies ahead of now stays in the line: it waits in the demo, too.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from heapq import heappop, heappush

from django.utils import timezone

from augenhoehe.surveys.gate import Candidate, Facts, quarter_start
from augenhoehe.surveys.models import AskingRules, Invitation
from augenhoehe.tickets.models import Handover, Promise, Ticket

DAY = timedelta(days=1)
WHOLE_HOUSE = 0
# Its companies are small, so the lead of the demo set the cap lower than it usually is.
COMPANY_CAP = 3


class Gatekeeper:
    """The gate of the demo; `bases` says who may be asked, `facts` what was asked so far."""

    def __init__(self, world, bases):
        self.world, self.line, self.number = world, [], 0
        self.facts = Facts(
            now=timezone.localtime(world.now),
            numbers=world.book.add(AskingRules(company_cap=COMPANY_CAP)),
            nps_runs=True,
            based=bases.contacts,
            based_companies=bases.companies,
            reachable={one.contact.pk: one.person["email"] for one in world.writers},
            hours={WHOLE_HOUSE: world.house.hours},
        )
        self.matters, self.quarter = open_matters(world), None

    def at(self, moment, do, *words):
        """`do(*words)` when its time has come."""
        self.number += 1
        heappush(self.line, (moment, self.number, do, words))

    def wish(self, invitation, sent, *, last_at=None):
        """Somebody is to be asked; `sent(invitation)` says whether they answer in good time."""
        self.world.book.add(invitation)
        candidate = Candidate(
            contact_id=invitation.contact.pk,
            company_id=invitation.company.pk if invitation.company else None,
            kind=invitation.survey.kind,
            is_again=invitation.is_again,
            last_at=last_at,
        )
        self.at(invitation.due_at, self._decide, invitation, candidate, sent)

    def play(self):
        """The year, in its order."""
        while self.line:
            moment, _number, do, words = heappop(self.line)
            if moment <= self.world.now:
                self._turn_to(moment)
                do(*words)

    def _turn_to(self, moment):
        self.facts.now = timezone.localtime(moment)
        if self.quarter != (quarter := quarter_start(self.facts.now)):
            self.facts.of_company.clear()
            self.quarter = quarter

    def _verdict(self, candidate):
        now, pk = self.facts.now, candidate.contact_id
        is_open = any(begin <= now < end for begin, end in self.matters[pk])
        self.facts.open_matters = {pk} if is_open else set()
        return self.facts.decide(candidate)

    def _decide(self, invitation, candidate, sent):
        verdict = self._verdict(candidate)
        invitation.decided_rule, invitation.decided_at = verdict.rule, self.facts.now
        if verdict.is_yes:
            self._send(invitation, candidate, sent)
        elif verdict.until is None:
            invitation.state = Invitation.State.BLOCKED
        else:
            invitation.due_at = verdict.until
            self.at(verdict.until, self._decide, invitation, candidate, sent)

    def _send(self, invitation, candidate, sent):
        now, days = self.facts.now, invitation.survey.window_days
        invitation.sent_at, invitation.expires_at = now, now + timedelta(days=days)
        is_over = invitation.expires_at < self.world.now
        states = Invitation.State
        invitation.state = states.EXPIRED if is_over else states.SENT
        self.facts.note(candidate)
        if not sent(invitation):
            reminder = now + timedelta(days=self.facts.numbers.reminder_days)
            self.at(reminder.replace(hour=11, minute=0), self._remind, invitation, candidate, sent)

    def _remind(self, invitation, candidate, sent):
        if not self._verdict(replace(candidate, is_reminder=True)).is_yes:
            return
        invitation.reminded_at = self.facts.now
        self.facts.past[candidate.contact_id].last_at = self.facts.now
        if candidate.company_id:
            self.facts.of_company[candidate.company_id] += 1
        sent(invitation)


def open_matters(world):
    """{contact id: [(from, until)]} in which something was open with a person."""
    found, ever = defaultdict(list), world.now + DAY
    over = (Handover.State.CLOSED, Handover.State.REVOKED)
    for one in world.book.rows[Handover]:
        end = one.closed_at or (one.handed_at if one.state in over else ever)
        _note(found, one.ticket, one.handed_at, end)
    for one in world.book.rows[Promise]:
        at_work = ever if one.ticket.is_live else one.ticket.solved_at or one.due_at
        _note(found, one.ticket, one.due_at, one.kept_at or one.withdrawn_at or at_work)
    for one in world.book.rows[Ticket]:
        if one.is_confidential or one.is_danger:
            _note(found, one, one.opened_at, one.solved_at or ever)
    return found


def _note(found, ticket, begin, end):
    if ticket.contact and begin < end:
        found[ticket.contact.pk].append((begin, end))
