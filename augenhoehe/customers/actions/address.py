"""A contact gets another e-mail address, or loses one; mail to one comes back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.customers import events
from augenhoehe.customers.actions.keep_findable import keep_contact_findable
from augenhoehe.customers.actions.save_contact import alive, new_address
from augenhoehe.customers.keys import clean_email
from augenhoehe.customers.models import ContactAddress
from augenhoehe.journal.actions import record


@action
def add_address(contact, *, email, by):
    """Note a further address of a contact."""
    contact = alive(contact)
    address = new_address(contact, email)
    keep_contact_findable(contact)
    record(events.ADDRESS_ADDED, contact, by=by)
    return address


@action
def remove_address(contact, *, email, by):
    """Forget an address of a contact; mail from it is from somebody unknown then."""
    contact = alive(contact)
    if not contact.addresses.filter(email=clean_email(email)).delete()[0]:
        raise Refused(_("This address is no longer there."), code="address.gone")
    keep_contact_findable(contact)
    record(events.ADDRESS_REMOVED, contact, by=by)


@housekeeping("the bounce is a message in its ticket")
def note_bounce(email):
    """Mark an address to which mail came back for good."""
    found = ContactAddress.objects.filter(email=clean_email(email), bounced_at=None)
    found.update(bounced_at=timezone.now())
