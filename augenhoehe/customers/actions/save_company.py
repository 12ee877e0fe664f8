"""A company is added or changed."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.customers import events
from augenhoehe.customers.actions.keep_findable import keep_company_findable
from augenhoehe.customers.keys import clean_line, sort_key
from augenhoehe.customers.models import Company
from augenhoehe.journal.actions import record

FIELDS = ("name", "sort_key", "customer_number", "contract_note", "is_unchecked")


@action
def add_company(name, *, by, customer_number="", contract_note=""):
    """Add a company."""
    company = Company(created_at=timezone.now())
    _fill(company, name, customer_number, contract_note)
    company.save()
    keep_company_findable(company)
    record(events.COMPANY_ADDED, company, by=by)
    return company


@action
def change_company(company, *, name, by, customer_number="", contract_note=""):
    """Change what is known of a company; whoever does has looked at its name."""
    company = existing(company)
    _fill(company, name, customer_number, contract_note)
    company.is_unchecked = False
    company.save(update_fields=FIELDS)
    keep_company_findable(company)
    record(events.COMPANY_CHANGED, company, by=by)
    return company


def existing(company):
    """The company, locked; refused when it was erased meanwhile."""
    company = Company.objects.select_for_update().get(pk=company.pk)
    if company.erased_at:
        raise Refused(_("This company was erased."), code="company.erased")
    return company


def _fill(company, name, number, note):
    company.name = clean_line(name)
    if not company.name:
        raise Refused(_("A company needs a name."), code="company.nameless")
    company.sort_key = sort_key(company.name)
    company.customer_number = clean_line(number, 40)
    company.contract_note = note.replace("\0", "").strip()
