"""Companies and contacts, as others may point at them and find them."""

from augenhoehe.base.offers import ref, subject
from augenhoehe.customers import rules
from augenhoehe.customers.models import Company, Contact
from augenhoehe.search.actions import Doc
from augenhoehe.search.scopes import EVERYONE, scopes, source

subject(Company, visible_to=rules.visible_to)
subject(Contact, visible_to=rules.contacts_visible_to)


@scopes("customers")
def seen(user):
    """Whoever reads concerns finds every company and contact."""
    return [EVERYONE] if user.reads_tickets else []


@source("customers")
def docs():
    """Every company and contact that was not erased or merged."""
    for company in _alive(Company).prefetch_related("domains").iterator(1000):
        domains = [row.domain for row in company.domains.all()]
        yield _doc(company, [company.name, *domains, company.customer_number])
    for contact in _alive(Contact).prefetch_related("addresses").iterator(1000):
        addresses = [row.email for row in contact.addresses.all()]
        yield _doc(contact, [contact.name, *addresses, contact.phone])


def _alive(model):
    return model.objects.filter(erased_at=None, merged_into=None).order_by("pk")


def _doc(thing, names):
    names = [name for name in names if name]
    return Doc(owner=ref(thing), at=thing.created_at, scope=EVERYONE, texts=(), names=names)
