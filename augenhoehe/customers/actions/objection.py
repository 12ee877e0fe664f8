"""Somebody does not want to be asked any more: at once, for all surveys."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.customers import events
from augenhoehe.customers.keys import email_hash
from augenhoehe.customers.models import Contact, Objection
from augenhoehe.customers.queries import same_ids
from augenhoehe.journal.actions import record


@action
def object_to_asking(contact, *, way, by):
    """Note the objection of a contact and of each of their addresses; again changes nothing."""
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if Objection.objects.filter(contact=contact).exists():
        return
    facts = {"contact": contact, "way": way, "objected_at": timezone.now()}
    hashes = [email_hash(row.email) for row in contact.addresses.all()] or [""]
    Objection.objects.bulk_create(Objection(email_hash=one, **facts) for one in hashes)
    record(events.OBJECTED, contact, by=by, way=way)


@action
def lift_objection(contact, *, by):
    """Take back what a colleague noted; what the person did themselves only they take back."""
    found = Objection.objects.filter(contact__in=same_ids(contact))
    if found.filter(way=Objection.Way.LINK).exists():
        raise Refused(
            _(
                "The person objected themselves. Only a later consent of theirs, noted with its "
                "proof, takes that back."
            ),
            code="objection.own",
        )
    if not found.delete()[0]:
        raise Refused(_("There is no objection."), code="objection.none")
    record(events.OBJECTION_LIFTED, contact, by=by)
