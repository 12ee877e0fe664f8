"""What the gate looks at, read in a few questions for thousands of people at once."""

from collections import defaultdict
from datetime import timedelta
from functools import partial
from itertools import chain

from django.db.models import Q
from django.utils import timezone

from augenhoehe.base.at_once import answer_of, asking_all
from augenhoehe.complaints.models import Complaint
from augenhoehe.customers.asking import asking_based, asking_objected
from augenhoehe.customers.models import Contact, ContactAddress
from augenhoehe.mediation.queries import in_talks
from augenhoehe.surveys.again import LAST
from augenhoehe.surveys.gate import YEAR, Candidate, Facts, quarter_start
from augenhoehe.surveys.models import AskingRules, Audience, Invitation, Kind, Survey
from augenhoehe.tickets.models import Handover, Promise, Ticket

# Some ten questions name these ids in one statement, and SQLite takes 32,766 values.
AT_ONCE = 1000
RULES_ID = 1


def asking_rules():
    """The numbers that hold; before anybody saved them, the usual ones."""
    found = AskingRules.objects.filter(pk=RULES_ID).first()
    return found or AskingRules(pk=RULES_ID)


def gather(candidates, *, now=None, numbers=None):
    """The facts of all candidates."""
    return answer_of(_gathering, candidates, now=now, numbers=numbers)


def _gathering(candidates, *, now, numbers):
    facts = Facts(now=timezone.localtime(now or timezone.now()), numbers=numbers)
    ids = sorted({one.contact_id for one in candidates})
    companies = sorted({one.company_id for one in candidates if one.company_id})
    asks = [partial(_numbers, facts)]
    for start in range(0, max(len(ids), len(companies), 1), AT_ONCE):
        end = start + AT_ONCE
        asks += [partial(_people, facts, ids[start:end])]
        asks += [partial(_companies, facts, companies[start:end])]
        yield from asking_all(asks)
        asks = []
    return facts


def _numbers(facts):
    found, running = yield AskingRules.objects.filter(pk=RULES_ID), _nps_running()[:1]
    facts.numbers = facts.numbers or (found[0] if found else AskingRules(pk=RULES_ID))
    facts.nps_runs = bool(running)


def nps_runs():
    """Is somebody asked about the relation, so that a place has to be kept for it?"""
    return _nps_running().exists()


def _nps_running():
    running = Survey.objects.filter(state=Survey.State.RUNNING, kind=Kind.NPS)
    return running.filter(audience=Audience.RELATION)


def _people(facts, ids):
    """One after the other: merged rows, what hangs on them, whose addresses objected."""
    root, emails = {one: one for one in ids}, defaultdict(list)
    merged = Contact.objects.filter(merged_into__in=ids).order_by()
    root |= dict((yield merged.values_list("pk", "merged_into_id")))
    addresses = ContactAddress.objects.filter(contact__in=root).order_by("pk")
    (based, _none), *_done = yield from asking_all(
        [
            partial(asking_based, ids, []),
            partial(_addresses, facts, root, emails, addresses),
            partial(_matters, facts, root),
            partial(_past, facts, root),
        ]
    )
    facts.based |= based
    facts.objected |= yield from asking_objected({one: emails[one] for one in ids})


def _addresses(facts, root, emails, addresses):
    rows = yield addresses.values_list("contact_id", "email", "bounced_at")
    for contact_id, email, bounced_at in rows:
        emails[root[contact_id]].append(email)
        if not bounced_at:
            facts.reachable.setdefault(root[contact_id], email)


def _matters(facts, root):
    found = yield tuple(matters(root, facts.now) for matters in OPEN_MATTERS)
    facts.open_matters |= {root[one] for rows in found for one in rows}


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


def _complained(ids, now):
    """A complaint that is not closed yet."""
    rows = Complaint.objects.filter(closed_at=None, contact__in=ids)
    return rows.values_list("contact_id", flat=True)


# All that keeps us from asking somebody: (contact ids, now) -> ids of those with such a matter.
# Whoever reads the reason learns that something is open, never what: see `excluding.RULES`.
OPEN_MATTERS = (_handed_over, _promised_in_vain, _delicate, _complained, in_talks)


def _past(facts, root):
    asked = Invitation.objects.filter(contact__in=root, sent_at__gte=facts.now - YEAR)
    rows = yield asked.values_list("contact_id", "survey__kind", "sent_at", "reminded_at")
    for contact_id, kind, sent_at, reminded_at in rows:
        facts.past[root[contact_id]].note(reminded_at or sent_at, kind)


def _companies(facts, ids):
    """Reminders count as much as what they remind of."""
    start = quarter_start(facts.now)
    asked = Invitation.objects.filter(company__in=ids).values_list("company_id", flat=True)
    counted = asked.filter(sent_at__gte=start), asked.filter(reminded_at__gte=start)
    for company_id in chain(*(yield counted)):
        facts.of_company[company_id] += 1
    facts.based_companies |= (yield from asking_based([], ids))[1]


def candidate_of(invitation, *, is_reminder=False):
    """An invitation as the gate looks at it; `ticket` and `survey` are read already."""
    complaint = invitation.complaint
    ticket = complaint.ticket if complaint else invitation.ticket
    return Candidate(
        contact_id=invitation.contact_id,
        company_id=invitation.company_id,
        kind=invitation.survey.kind,
        team_id=next((one.team_id for one in (ticket, complaint) if one and one.team_id), 0),
        is_reminder=is_reminder,
        is_again=invitation.is_again,
        is_delicate=is_delicate(ticket, complaint),
        last_at=last_moment(invitation),
    )


def is_delicate(ticket, complaint):
    """Confidential, with danger in it, about a person of the team or about data gone astray."""
    if complaint and (complaint.about_id or complaint.is_breach):
        return True
    return bool(ticket and (ticket.is_confidential or ticket.is_danger))


def last_moment(invitation):
    """A solution is asked about while it can be remembered; a talk and a complaint, too."""
    if invitation.is_again or invitation.complaint_id:
        return invitation.created_at + LAST
    ticket = invitation.ticket
    if ticket is None or ticket.solved_at is None:
        return None
    return ticket.solved_at + timedelta(days=invitation.survey.window_days)
