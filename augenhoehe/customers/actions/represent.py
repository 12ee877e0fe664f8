"""A contact writes for a company, or no longer does."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.customers import events
from augenhoehe.customers.actions.save_company import existing
from augenhoehe.customers.actions.save_contact import alive
from augenhoehe.customers.models import Represents
from augenhoehe.journal.actions import record


@action
def link_company(contact, *, company, by):
    """Note that a contact writes for a company."""
    contact, company = alive(contact), existing(company)
    _link, new = Represents.objects.get_or_create(contact=contact, company=company)
    if not new:
        raise Refused(_("This is noted already."), code="contact.linked")
    record(events.LINKED, contact, by=by, company_id=company.pk)


@action
def unlink_company(contact, *, company, by):
    """Note that a contact no longer writes for a company."""
    contact = alive(contact)
    if not Represents.objects.filter(contact=contact, company=company).delete()[0]:
        raise Refused(_("This is noted already."), code="contact.unlinked")
    record(events.UNLINKED, contact, by=by, company_id=company.pk)
