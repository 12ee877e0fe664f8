"""People of whom there is no concern end with time."""

from django.db.models import Exists, OuterRef

from augenhoehe.base import personal
from augenhoehe.base.actions import action
from augenhoehe.customers.models import Contact
from augenhoehe.customers.personal import person_of
from augenhoehe.journal.actions import record
from augenhoehe.privacy import events
from augenhoehe.privacy.actions.erase import erase_person
from augenhoehe.tickets.models import Message, Ticket

BATCH = 50


def without_concern(before):
    """Contacts noted before this moment in whose name, or a merged one's, there is no concern."""
    found = Contact.objects.filter(erased_at=None, merged_into=None, created_at__lt=before)
    for model in (Ticket, Message):
        found = found.exclude(Exists(model.objects.filter(contact=OuterRef("pk"))))
        merged = model.objects.filter(contact__merged_into=OuterRef("pk"))
        found = found.exclude(Exists(merged))
    return found.order_by("pk")


def forget_contacts(before, *, by):
    """Forget one batch of them, each as an erasure would; how many."""
    some = list(without_concern(before)[:BATCH])
    for contact in some:
        _forget(contact, by=by)
    return len(some)


@action
def _forget(contact, *, by):
    """Every room blanks what it still keeps of this person."""
    erase_person(personal.Erasure(person_of(contact, asked_by=None)), by=by)
    record(events.CONTACT_FORGOTTEN, contact, by=by)
