"""Complaints of an older register come in as they stood; no clock starts, nobody is written to."""

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.base.codes import type_of
from augenhoehe.base.jobs import enqueue
from augenhoehe.base.together import gathered
from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.complaints.models import LONGEST, Complaint, Finding
from augenhoehe.customers import events as customer_events
from augenhoehe.customers.actions.keep_findable import keep_company_findable
from augenhoehe.customers.keys import plain, sort_key
from augenhoehe.customers.models import Company
from augenhoehe.journal.actions import record
from augenhoehe.journal.models import Entry
from augenhoehe.people.queries import department
from augenhoehe.transfer import events
from augenhoehe.transfer.incidents.lines import Known
from augenhoehe.transfer.incidents.rows import Rows, next_numbers, stored_moment

# A job that writes the search entries of so many is done within a second.
INDEXED = 250
MOMENTS = ("received_at", "acknowledged_at", "decided_at", "told_at", "closed_at")
COMPLAINT = (
    "id", "register_key", "state", "channel", "company_id", "product_id", "topic_id", "wrong",
    "wanted", "ours", "cause", "cost_cents", "recorded_outcome", "recorded_in_time", *MOMENTS,
)  # fmt: skip


@action
def import_complaints(source, *, records, language, by):
    """Bring in `records` that are not here yet; the ids of the new complaints.

    One transaction: what was interrupted is brought in again, nothing twice.
    """
    new = _unknown(source, records)
    if not new:
        return []
    writer = _Writer(source, new, language)
    ids = next_numbers(Complaint, len(new))
    for pk, one in zip(ids, new, strict=True):
        writer.take(pk, one)
    writer.save()
    for begin in range(0, len(ids), INDEXED):
        enqueue("transfer.index_complaints", ids=ids[begin : begin + INDEXED])
    record(events.REGISTER_READ, department(), by=by, complaints=len(ids))
    return ids


def register_key(source, key):
    """The number of a complaint here: registers that count alike are kept apart."""
    return f"{source} {key}"


def _unknown(source, records):
    keys = [register_key(source, one.key) for one in records]
    known = set(
        Complaint.objects.filter(register_key__in=keys).values_list("register_key", flat=True)
    )
    return [one for one, key in zip(records, keys, strict=True) if key not in known]


class _Writer:
    """Gathers the rows of many complaints."""

    def __init__(self, source, records, language):
        self.source = source
        self.companies = _companies({one.company for one in records} - {""})
        self.products = _named(Product, {one.product for one in records} - {""})
        self.topics = _named(Topic, {one.topic for one in records} - {""})
        self.complaints = Rows(Complaint, COMPLAINT, language=language)
        step = {"subject_type": type_of(Complaint), "kind": events.REGISTERED.code}
        self.entries = Rows(Entry, ("at", "subject_id", "facts"), **step, actor="import")
        self.rest = Rows(Finding, ("complaint_id", "text", "at"))
        self.stored = Known(stored_moment)

    def take(self, pk, one):
        """One complaint: its row, its entry in the journal, what is too long for its row."""
        self.complaints.add((
            pk, register_key(self.source, one.key), _state(one), str(one.channel),
            self.companies.get(plain(one.company)), self.products.get(one.product),
            self.topics.get(one.topic), one.wrong[:LONGEST], one.wanted[:LONGEST], str(one.ours),
            str(one.cause), one.cents, one.outcome, one.in_time,
            *[self.stored[getattr(one, name)] for name in MOMENTS],
        ))  # fmt: skip
        received_at = self.stored[one.received_at]
        self.entries.add((received_at, pk, "{}"))
        for text in (one.wrong, one.wanted):
            for begin in range(LONGEST, len(text), LONGEST):
                self.rest.add((pk, text[begin : begin + LONGEST], received_at))

    def save(self):
        for rows in (self.complaints, self.entries, self.rest):
            rows.save()


def _state(one):
    """What is open here goes on being clarified: nobody here decided it, and nobody is reminded."""
    if not one.is_open:
        return Complaint.State.CLOSED.value
    is_worked_on = one.outcome or one.acknowledged_at or one.decided_at or one.told_at
    return (Complaint.State.CLARIFYING if is_worked_on else Complaint.State.RECEIVED).value


def _companies(names):
    """{plain name: company id}; those who are new come in, those who were merged are their heir."""
    keys = {sort_key(name) for name in names}
    rows = Company.objects.filter(sort_key__in=keys, erased_at=None).order_by("-id")
    known = {plain(row.name): row.merged_into_id or row.pk for row in rows}
    new = {plain(name): name for name in sorted(names) if plain(name) not in known}
    now = timezone.now()
    with gathered():
        for key, name in new.items():
            company = Company.objects.create(name=name, sort_key=sort_key(name), created_at=now)
            keep_company_findable(company)
            record(customer_events.COMPANY_ADDED, company, by="import")
            known[key] = company.pk
    return known


def _named(model, names):
    """{name there: id here} of products or topics; new ones are taken into the catalogue."""
    known = dict(model.objects.filter(name_de__in=names).values_list("name_de", "pk"))
    for name in sorted(names - set(known)):
        known[name] = model.objects.create(name_de=name, name_en=name).pk
    return known
