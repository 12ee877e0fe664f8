"""Whom a survey would ask, and whom not and why: looked at before anything is sent."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from augenhoehe.customers.models import Contact
from augenhoehe.customers.rules import contacts_visible_to
from augenhoehe.surveys.gate import Candidate, Verdict
from augenhoehe.surveys.gathering import gather
from augenhoehe.surveys.models import Audience
from augenhoehe.surveys.sampling import todays_sample
from augenhoehe.tickets import rules as ticket_rules

ADDRESS = re.compile(r"[^\s;,<>\"]+@[^\s;,<>\"]+")
MOST = 2000
LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Looked:
    """A contact and what the gate says now."""

    contact: Contact
    verdict: Verdict


def by_addresses(text, *, user):
    """The contacts behind the addresses of a list or a table, as far as they are known."""
    emails = {one.lower() for one in ADDRESS.findall(text[:2_000_000])}
    found = _living(user).filter(addresses__email__in=sorted(emails)[:MOST])
    return list(found.distinct())


def by_concern(days, *, user):
    """The contacts whose concern was solved within so many days."""
    since = timezone.now() - timedelta(days=days)
    seen = ticket_rules.visible_to(user).filter(is_confidential=False, no_concern="")
    solved = seen.filter(solved_at__gte=since)
    ids = solved.exclude(contact=None).values("contact_id")
    return list(_living(user).filter(pk__in=ids)[:MOST])


def usual(survey, *, user):
    """Whom a survey asks by itself: today's portion, or the solutions of the last month."""
    if survey.audience == Audience.RELATION:
        return todays_sample(survey)
    if survey.audience == Audience.SOLUTION:
        return by_concern(LATELY.days, user=user)
    return []


def _living(user):
    seen = contacts_visible_to(user).filter(merged_into=None)
    return seen.prefetch_related("companies")


def look(survey, contacts):
    """[Looked] in their order; of one company no more get a yes than would be asked."""
    asked = [(one, candidate_for(survey, one)) for one in contacts]
    facts = gather([candidate for _one, candidate in asked])
    found = []
    for one, candidate in asked:
        verdict = facts.decide(candidate)
        if verdict.is_yes:
            facts.note(candidate)
        found.append(Looked(one, verdict))
    return found


def verdicts(surveys, contact):
    """[(survey, what the gate says of this contact now)], each as if it were the only one."""
    asked = [(one, candidate_for(one, contact)) for one in surveys]
    facts = gather([candidate for _one, candidate in asked])
    return [(one, facts.decide(candidate)) for one, candidate in asked]


def candidate_for(survey, contact):
    """A contact as the gate looks at them for this survey."""
    company = next(iter(contact.companies.all()), None)
    return Candidate(
        contact_id=contact.pk,
        company_id=company.pk if company else None,
        kind=survey.kind,
    )


def counts(looked):
    """{rule: how many}; "" is yes."""
    return Counter(one.verdict.rule for one in looked)
