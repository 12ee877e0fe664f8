"""Who may be asked: bases and objections of many contacts at once."""

from django.db.models import Q

from augenhoehe.base.at_once import answer_of
from augenhoehe.customers.keys import email_hash
from augenhoehe.customers.models import Basis, Contact, Objection
from augenhoehe.customers.queries import same_ids

VALID = Q(given_at__isnull=False, ended_at=None)


def objected_ids(emails):
    """Of {contact id: [addresses]}, the ids of those who objected, by person or by address."""
    return answer_of(asking_objected, emails)


def asking_objected(emails):
    """`objected_ids` for whoever asks together with others."""
    hashes = {email_hash(one): pk for pk, found in emails.items() for one in found}
    known = Objection.objects.filter(email_hash__in=hashes).values_list("email_hash", flat=True)
    own, merged, known = yield *_with_merged(emails, "objections"), known
    return {*own, *merged, *(hashes[one] for one in known)}


def based_ids(contact_ids, company_ids):
    """(contact ids, company ids) that may be asked on record."""
    return answer_of(asking_based, contact_ids, company_ids)


def asking_based(contact_ids, company_ids):
    """`based_ids` for whoever asks together with others."""
    condition = {"bases__given_at__isnull": False, "bases__ended_at": None}
    of_companies = Basis.objects.filter(VALID, company__in=company_ids)
    companies = of_companies.values_list("company_id", flat=True)
    own, merged, found = yield *_with_merged(contact_ids, "bases", **condition), companies
    return {*own, *merged}, set(found)


def _with_merged(ids, side, **condition):
    """Contacts with such a row of their own, and those into whom one with such a row was merged."""
    rows = Contact.objects.filter(**{f"{side}__isnull": False}, **condition).order_by()
    own = rows.filter(pk__in=ids).values_list("pk", flat=True)
    return own, rows.filter(merged_into__in=ids).values_list("merged_into_id", flat=True)


def bases_of(owner):
    """What is on record of a contact or a company, the newest first."""
    return owner.bases.select_related("entered_by")


def reasons_to_ask(contact):
    """What is on record of a contact and of the companies where they work, the newest first."""
    theirs = Q(contact=contact) | Q(company__in=contact.companies.all())
    return Basis.objects.filter(theirs).select_related("entered_by")


def objections_of(contact):
    """The objection of a contact, as a list of at most one."""
    found = Objection.objects.filter(contact__in=same_ids(contact))
    return found.order_by("objected_at", "pk")[:1]
