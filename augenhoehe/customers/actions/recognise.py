"""Who writes? A contact by the address, a company by the domain; we ask, we never guess."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.base.rows import insert
from augenhoehe.base.together import forget, once, together
from augenhoehe.customers import domains, events
from augenhoehe.customers.actions.keep_findable import (
    keep_company_findable,
    keep_contact_findable,
)
from augenhoehe.customers.keys import clean_email, clean_line, sort_key
from augenhoehe.customers.models import (
    Company,
    CompanyDomain,
    Contact,
    ContactAddress,
    Represents,
)
from augenhoehe.journal.actions import record


@dataclass(frozen=True)
class Recognised:
    """A sender: the contact, the companies it writes for, and the one if there is just one."""

    contact: Contact | None
    companies: tuple[Company, ...] = ()

    @property
    def company(self):
        """The company, when it is certain."""
        return self.companies[0] if len(self.companies) == 1 else None


def recognise_sender(address, *, name="", language="de", by="mail", forms_company=True):
    """The contact of this address, made when unknown, and its companies.

    A known sender costs two or three queries, none where `expect_senders` looked ahead in the same
    batch. `forms_company=False` (automatic mail, colleagues) recognises a company by its domain
    but makes none.
    """
    email = clean_email(address)
    if not email:
        return Recognised(None)
    found = once(("sender", email), lambda: _known(email))
    if found is None:
        try:
            with transaction.atomic():
                return _add(email, name=name, language=language, forms=forms_company, by=by)
        except IntegrityError:
            forget("sender", email)
            found = _known(email)
    if not found.companies and (known := company_by_domain(email)):
        _link(found.contact, known, by=by)
        return Recognised(found.contact, (known,))
    return found


def expect_senders(addresses):
    """Look up the senders of a batch (see `base.together`) in three queries."""
    emails = {clean_email(address) for address in addresses} - {""}
    known = {found.email: found for found in _addresses(email__in=emails)}
    companies = defaultdict(list)
    contacts = {found.contact_id for found in known.values()}
    for row in _representing(contact__in=contacts):
        companies[row.contact_id].append(row.company)
    for email in emails:
        found = known.get(email)
        once(("sender", email), lambda found=found: _recognised(found, companies))
    new = {domains.domain_of(email) for email in emails - set(known)} - {""}
    for domain, company in _registered(new).items():
        once(_key(domain), lambda company=company: company)


def _recognised(found, companies):
    return found and Recognised(found.contact, tuple(companies[found.contact_id]))


def company_by_domain(email):
    """The company that registered the address's domain or one above it; the nearest wins."""
    domain = domains.domain_of(email)
    if not domain or domains.is_free_mail(domain):
        return None
    return once(_key(domain), lambda: _registered([domain])[domain])


def _key(domain):
    return "company of", domains.registered_name(domain), domain


def _registered(asked):
    """{domain: the company that registered it or the nearest one above it, or None}."""
    above = {domain: domains.with_parents(domain) for domain in asked}
    names = {name for each in above.values() for name in each}
    rows = CompanyDomain.objects.filter(domain__in=names).select_related("company")
    known = {row.domain: row.company for row in rows}
    return {
        domain: next((known[name] for name in each if name in known), None)
        for domain, each in above.items()
    }


def _known(email):
    address = _addresses(email=email).first()
    if address is None:
        return None
    rows = _representing(contact=address.contact_id)
    return Recognised(address.contact, tuple(row.company for row in rows))


def _addresses(**wanted):
    return ContactAddress.objects.select_related("contact").filter(**wanted)


def _representing(**wanted):
    rows = Represents.objects.filter(**wanted).select_related("company")
    return rows.order_by("company_id")


@action
def _add(email, *, name, language, forms, by):
    """A new contact, with the company of its domain."""
    person = clean_line(name) or email[:160]
    now = timezone.now()
    contact = insert(
        Contact(name=person, sort_key=sort_key(person), language=language, created_at=now)
    )
    insert(ContactAddress(contact=contact, email=email))
    forget("sender", email)
    keep_contact_findable(contact, addresses=[email], is_new=True)
    record(events.CONTACT_ADDED, contact, by=by)
    company = company_by_domain(email) or (_form_company(email, by=by) if forms else None)
    if company is None:
        return Recognised(contact)
    _save_represents(Represents(contact=contact, company=company))
    return Recognised(contact, (company,))


@together
def _save_represents(rows):
    Represents.objects.bulk_create(rows)


def _form_company(email, *, by):
    """A company named after its domain until somebody names it; none for free mail."""
    domain = domains.domain_of(email)
    name = domains.registered_name(domain) if domain else ""
    if not name or domains.is_free_mail(domain):
        return None
    company = insert(Company(name=name[:160], is_unchecked=True, created_at=timezone.now()))
    insert(CompanyDomain(company=company, domain=name))
    keep_company_findable(company, domains=[name])
    record(events.COMPANY_ADDED, company, by=by)
    forget("company of", name)
    return company


@action
def _link(contact, company, *, by):
    """Note that a contact without a company writes for this one."""
    Represents.objects.get_or_create(contact=contact, company=company)
    record(events.LINKED, contact, by=by, company_id=company.pk)
