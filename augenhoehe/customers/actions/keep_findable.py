"""Keep what one types in step with what is there."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.offers import ref
from augenhoehe.base.together import together
from augenhoehe.customers.keys import LONGEST, name_keys, phone_keys, plain
from augenhoehe.customers.models import Company, Contact, Keyword
from augenhoehe.search.actions import Doc, drop, index_texts
from augenhoehe.search.scopes import EVERYONE

REASON = "the index follows what an action did and recorded"


@housekeeping(REASON)
def keep_contact_findable(contact, *, addresses=None, is_new=False):
    """Renew the keywords and the search entry of a contact."""
    if addresses is None:
        addresses = list(contact.addresses.values_list("email", flat=True))
    keys = {*name_keys(contact.name), *phone_keys(contact.phone), *addresses} - {""}
    _renew(keys, is_new=is_new, contact=contact)
    _index(contact, [contact.name, *addresses, contact.phone])


@housekeeping(REASON)
def keep_company_findable(company, *, domains=None):
    """Renew the keywords and the search entry of a company."""
    if domains is None:
        domains = list(company.domains.values_list("domain", flat=True))
    number = plain(company.customer_number)
    keys = {*name_keys(company.name), *domains, *name_keys(number), number} - {""}
    _renew(keys, company=company)
    _index(company, [company.name, *domains, company.customer_number])


@housekeeping(REASON)
def forget(things):
    """Take contacts or companies out of everything that finds."""
    things = list(things)
    Keyword.objects.filter(contact__in=[t for t in things if isinstance(t, Contact)]).delete()
    Keyword.objects.filter(company__in=[t for t in things if isinstance(t, Company)]).delete()
    drop([ref(thing) for thing in things])


def _renew(keys, *, is_new=False, **owner):
    if not is_new:
        Keyword.objects.filter(**owner).delete()
    for key in sorted(keys):
        _save_keyword(Keyword(key=key[:LONGEST], **owner))


@together
def _save_keyword(keywords):
    Keyword.objects.bulk_create(keywords)


def _index(thing, names):
    names = [name for name in names if name]
    _save_doc(Doc(owner=ref(thing), at=thing.created_at, scope=EVERYONE, texts=(), names=names))


@together
def _save_doc(docs):
    index_texts(docs)
