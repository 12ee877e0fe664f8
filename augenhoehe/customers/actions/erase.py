"""A contact or a company is erased: the row stays for the counts, what it said is gone."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from augenhoehe.base.actions import action
from augenhoehe.customers import events
from augenhoehe.customers.actions.keep_findable import forget
from augenhoehe.customers.models import (
    Basis,
    Company,
    CompanyDomain,
    Contact,
    ContactAddress,
    Objection,
    Represents,
)
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
    Basis.objects.filter(contact__in=contacts).delete()
    # The keyed hash of the address stays: whoever objected is not asked anew.
    Objection.objects.filter(contact__in=contacts, email_hash="").delete()
    Objection.objects.filter(contact__in=contacts).update(contact=None)
    now = timezone.now()
    for contact in contacts:
        contact.name, contact.sort_key, contact.erased_at = name, "", now
        contact.phone = contact.position = ""
        record(events.CONTACT_ERASED, contact, by=by)
    fields = ["name", "sort_key", "erased_at", "phone", "position"]
    Contact.objects.bulk_update(contacts, fields)
    return len(contacts)


@action
def erase_companies(ids, *, by):
    """Blank these companies: no name, number, note or domain; nobody writes for them; how many."""
    companies = list(Company.objects.select_for_update().filter(pk__in=ids, erased_at=None))
    with translation.override(department().language):
        name = _("Erased company")
    forget(companies)
    CompanyDomain.objects.filter(company__in=companies).delete()
    Represents.objects.filter(company__in=companies).delete()
    Basis.objects.filter(company__in=companies).delete()
    now = timezone.now()
    for company in companies:
        company.name, company.sort_key, company.erased_at = name, "", now
        company.customer_number = company.contract_note = ""
        record(events.COMPANY_ERASED, company, by=by)
    fields = ["name", "sort_key", "erased_at", "customer_number", "contract_note"]
    Company.objects.bulk_update(companies, fields)
    return len(companies)
