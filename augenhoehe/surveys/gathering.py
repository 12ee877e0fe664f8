"""What the gate looks at, read in a few questions for thousands of people at once."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from augenhoehe.customers.asking import based_ids, objected_ids
from augenhoehe.customers.models import Contact, ContactAddress
from augenhoehe.surveys.again import LAST
from augenhoehe.surveys.gate import YEAR, Candidate, Facts, quarter_start
from augenhoehe.surveys.models import AskingRules, Audience, Invitation, Kind, Survey
from augenhoehe.tickets.models import Handover, Promise, Ticket

AT_ONCE = 2000
RULES_ID = 1


def asking_rules():
    """The numbers that hold; before anybody saved them, the usual ones."""
    found = AskingRules.objects.filter(pk=RULES_ID).first()
    return found or AskingRules(pk=RULES_ID)


def gather(candidates, *, now=None, numbers=None):
    """The facts of all candidates."""
    now = timezone.localtime(now or timezone.now())
    facts = Facts(now=now, numbers=numbers or asking_rules(), nps_runs=nps_runs())
    ids = sorted({one.contact_id for one in candidates})
    for start in range(0, len(ids), AT_ONCE):
        _gather_people(facts, ids[start : start + AT_ONCE])
    companies = sorted({one.company_id for one in candidates if one.company_id})
    for start in range(0, len(companies), AT_ONCE):
        _gather_companies(facts, companies[start : start + AT_ONCE])
    return facts


def nps_runs():
    """Is somebody asked about the relation, so that a place has to be kept for it?"""
    running = Survey.objects.filter(state=Survey.State.RUNNING, kind=Kind.NPS)
    return running.filter(audience=Audience.RELATION).exists()


def _gather_people(facts, ids):
    root = {one: one for one in ids}
    merged = Contact.objects.filter(merged_into__in=ids).values_list("pk", "merged_into_id")
    root |= dict(merged)
    emails = defaultdict(list)
    rows = ContactAddress.objects.filter(contact__in=root)
    for contact_id, email, bounced_at in rows.values_list("contact_id", "email", "bounced_at"):
        emails[root[contact_id]].append(email)
        if not bounced_at:
            facts.reachable.setdefault(root[contact_id], email)
    facts.objected |= objected_ids({one: emails[one] for one in ids})
    facts.based |= based_ids(ids, [])[0]
    for matters in OPEN_MATTERS:
        facts.open_matters |= {root[one] for one in matters(root, facts.now)}
    _gather_past(facts, root)


def _handed_over(ids, now):
    """An open handover."""
    handed = Handover.objects.filter(ticket__contact__in=ids, closed_at=None)
    over = (Handover.State.CLOSED, Handover.State.REVOKED)
    return handed.exclude(state__in=over).values_list("ticket__contact_id", flat=True)


def _promised_in_vain(ids, now):
    """A broken promise about something that is at work."""
    broken = Promise.objects.filter(
        due_at__lt=now, kept_at=None, withdrawn_at=None, ticket__is_live=True
    )
    return broken.filter(ticket__contact__in=ids).values_list("ticket__contact_id", flat=True)


def _delicate(ids, now):
    """Something confidential, or with danger in it, at work."""
    rows = Ticket.objects.filter(Q(is_confidential=True) | Q(is_danger=True), is_live=True)
    return rows.filter(contact__in=ids).values_list("contact_id", flat=True)


# All that keeps us from asking somebody: (contact ids, now) -> ids of those with such a matter.
# Whoever reads the reason learns that something is open, never what: see `excluding.RULES`.
OPEN_MATTERS = (_handed_over, _promised_in_vain, _delicate)


def _gather_past(facts, root):
    asked = Invitation.objects.filter(contact__in=root, sent_at__gte=facts.now - YEAR)
    rows = asked.values_list("contact_id", "survey__kind", "sent_at", "reminded_at")
    for contact_id, kind, sent_at, reminded_at in rows:
        facts.past[root[contact_id]].note(reminded_at or sent_at, kind)


def _gather_companies(facts, ids):
    """Reminders count as much as what they remind of."""
    facts.based_companies |= based_ids([], ids)[1]
    start = quarter_start(facts.now)
    asked = Invitation.objects.filter(company__in=ids)
    for name in ("sent_at", "reminded_at"):
        rows = asked.filter(**{f"{name}__gte": start}).values_list("company_id", flat=True)
        for company_id in rows:
            facts.of_company[company_id] += 1


def candidate_of(invitation, *, is_reminder=False):
    """An invitation as the gate looks at it; `ticket` and `survey` are read already."""
    ticket = invitation.ticket
    return Candidate(
        contact_id=invitation.contact_id,
        company_id=invitation.company_id,
        kind=invitation.survey.kind,
        team_id=ticket.team_id if ticket else 0,
        is_reminder=is_reminder,
        is_again=invitation.is_again,
        is_delicate=bool(ticket and (ticket.is_confidential or ticket.is_danger)),
        last_at=last_moment(invitation),
    )


def last_moment(invitation):
    """A solution is asked about while it can be remembered, and a talk, too."""
    if invitation.is_again:
        return invitation.created_at + LAST
    ticket = invitation.ticket
    if ticket is None or ticket.solved_at is None:
        return None
    return ticket.solved_at + timedelta(days=invitation.survey.window_days)
