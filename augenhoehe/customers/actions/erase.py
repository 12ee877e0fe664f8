"""A contact is erased: the row stays for the counts, the person is gone from it."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from augenhoehe.base.actions import action
from augenhoehe.customers import events
from augenhoehe.customers.actions.keep_findable import forget
from augenhoehe.customers.models import Contact, ContactAddress
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import department


@action
def erase_contacts(ids, *, by):
    """Blank these contacts: no name, no address, no number, found by nobody; how many."""
    contacts = list(Contact.objects.select_for_update().filter(pk__in=ids, erased_at=None))
    with translation.override(department().language):
        name = _("Erased person")
    forget(contacts)
    ContactAddress.objects.filter(contact__in=contacts).delete()
    now = timezone.now()
    for contact in contacts:
        contact.name, contact.sort_key, contact.erased_at = name, "", now
        contact.phone = contact.position = ""
        record(events.CONTACT_ERASED, contact, by=by)
    fields = ["name", "sort_key", "erased_at", "phone", "position"]
    Contact.objects.bulk_update(contacts, fields)
    return len(contacts)
