"""A contact is added or changed."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.customers import events
from augenhoehe.customers.actions.keep_findable import keep_contact_findable
from augenhoehe.customers.keys import clean_email, clean_line, sort_key
from augenhoehe.customers.models import Contact, ContactAddress, Represents
from augenhoehe.journal.actions import record

FIELDS = {"phone": 60, "language": 5, "position": 120}


@action
def add_contact(name, *, by, email="", companies=(), **fields):
    """Add a contact, with an address and the companies it writes for."""
    contact = Contact(created_at=timezone.now())
    _fill(contact, name, fields)
    contact.save()
    if email:
        new_address(contact, email)
    Represents.objects.bulk_create(Represents(contact=contact, company=c) for c in companies)
    keep_contact_findable(contact)
    record(events.CONTACT_ADDED, contact, by=by)
    return contact


@action
def change_contact(contact, *, name, by, **fields):
    """Change what is known of a contact."""
    contact = alive(contact)
    _fill(contact, name, fields)
    contact.save(update_fields=["name", "sort_key", *FIELDS])
    keep_contact_findable(contact)
    record(events.CONTACT_CHANGED, contact, by=by)
    return contact


def alive(contact):
    """The contact, locked; refused when it was erased meanwhile."""
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if contact.erased_at:
        raise Refused(_("This person was erased."), code="contact.erased")
    return contact


def new_address(contact, email):
    """Give a contact an address that nobody has."""
    email = clean_email(email)
    if not email:
        raise Refused(_("This is not an e-mail address."), code="address.broken")
    try:
        with transaction.atomic():
            return ContactAddress.objects.create(contact=contact, email=email)
    except IntegrityError:
        taken = ContactAddress.objects.select_related("contact").get(email=email).contact
        sentence = _("%(email)s already belongs to %(name)s. Merge the two if they are one person.")
        raise Refused(
            sentence % {"email": email, "name": taken.name}, code="address.taken"
        ) from None


def _fill(contact, name, fields):
    contact.name = clean_line(name)
    if not contact.name:
        raise Refused(_("A contact needs a name."), code="contact.nameless")
    contact.sort_key = sort_key(contact.name)
    for field, longest in FIELDS.items():
        if field in fields:
            setattr(contact, field, clean_line(fields[field], longest))
