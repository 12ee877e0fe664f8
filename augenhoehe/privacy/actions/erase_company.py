"""A company is erased, person by person, then what is its own."""

from augenhoehe.base import personal
from augenhoehe.base.actions import action
from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import hidden
from augenhoehe.base.personal import Person
from augenhoehe.customers.actions.erase import erase_companies
from augenhoehe.customers.models import Company
from augenhoehe.customers.queries import same_ids
from augenhoehe.journal.actions import record
from augenhoehe.privacy import events
from augenhoehe.privacy.actions.erase import end_erasure, erase, is_done
from augenhoehe.privacy.companies import people_of, tickets_of_nobody
from augenhoehe.privacy.models import Erasure
from augenhoehe.tickets.actions.blank import blank_tickets
from augenhoehe.tickets.actions.index import index_ticket
from augenhoehe.tickets.models import Ticket


def erase_company(erasure, *, by, tell=lambda done, total: None):
    """Erase a company with its own people; the ids of blobs to sweep.

    Each person is a step of its own: after a crash the next run goes on with those who are left.
    """
    company = Company.objects.filter(pk=erasure.company_id).first()
    if company is None or is_done(company) or erasure.done_at or erasure.withdrawn_at:
        return set()
    alone, _others = people_of(company)
    blobs = set()
    for done, contact in enumerate(alone, start=1):
        blobs |= erase(_begin(erasure, contact, by=by), by=by)
        tell(done, len(alone) + 1)
    blobs |= _end(erasure, company, by=by)
    # What stays of the company's concerns is found by its name no longer.
    kept = Ticket.objects.filter(company__in=same_ids(company), contact__erased_at=None)
    for pk in kept.values_list("pk", flat=True):
        index_ticket(pk, whole=True)
    return blobs


@action
def _begin(erasure, contact, *, by):
    """A person of the company is a line of the protocol."""
    row = Erasure.objects.create(
        contact_id=contact.pk,
        company_id=erasure.company_id,
        asked_by=erasure.asked_by,
        asked_at=erasure.asked_at,
    )
    record(events.ERASURE_ASKED, row, by=by)
    return row


@action
def _end(erasure, company, *, by):
    """Blank what is the company's own, and sum up."""
    ids = same_ids(company)
    running = personal.Erasure(Person(kind=type_of(Company), ids=tuple(ids)))
    about = hidden(erasure.asked_by).get(type_of(Ticket), ())
    nobodys = tickets_of_nobody(company)
    running.held_back = nobodys.filter(pk__in=about).exists()
    loose = list(nobodys.exclude(pk__in=about).values_list("pk", flat=True))
    running.blob_ids |= blank_tickets(loose)
    running.note("tickets", len(loose))
    personal.PARTS["people"].erase(running, by=by)
    running.note("companies", erase_companies(ids, by=by))
    people = Erasure.objects.filter(company_id=company.pk, done_at__gte=erasure.asked_at)
    people = people.exclude(contact_id=None)
    running.note("contacts", len(people))
    for row in people:
        running.note("tickets", row.counts.get("tickets", 0))
    end_erasure(erasure, running, of=company)
    record(events.COMPANY_ERASURE_DONE, erasure, by=by)
    return running.blob_ids
