"""A deputy reads what only the lead reads otherwise."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.offers import ref
from augenhoehe.journal.actions import record
from augenhoehe.journal.models import Entry
from augenhoehe.tickets import events


@housekeeping("reading changes nothing; that it was read as a deputy is on record, once a day")
def read_as_deputy(ticket, *, by):
    """Write into the ticket's history that `by` read it for an absent lead."""
    kind, pk = ref(ticket)
    morning = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    known = Entry.objects.filter(subject_type=kind, subject_id=pk, by_id=by.pk, at__gte=morning)
    if not known.filter(kind=events.READ_AS_DEPUTY.code).exists():
        record(events.READ_AS_DEPUTY, ticket, by=by)
