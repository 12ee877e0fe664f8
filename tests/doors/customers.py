"""Companies and contacts."""

from django.utils import timezone

from augenhoehe.catalogue.tests.promising import LONG_AGO, make_promise
from augenhoehe.customers.actions.consent import hash_of
from augenhoehe.customers.actions.merge import merge_contacts
from augenhoehe.customers.actions.save_company import add_company
from augenhoehe.customers.actions.save_contact import add_contact
from augenhoehe.customers.models import Agreement, Basis
from augenhoehe.customers.tests.cast import consented
from tests.doors.kinds import Thing, door

READERS = "lead alice bob carol dora rita"

DOORS = {
    "customers:companies": door("company read"),
    "customers:company_add": door("company change", "", "GET POST"),
    "customers:company": door("company read", "company"),
    "customers:company_change": door("company change", "company", "GET POST"),
    "customers:domain_add": door("company change", "company", "POST", data={"domain": "x.example"}),
    "customers:domain_remove": door("company change", "company", "POST", varies=True),
    "customers:company_merge": door(
        "company change", "company", change="company change", varies=True
    ),
    "customers:contacts": door("company read"),
    "customers:contact_add": door("company change", "", "GET POST"),
    "customers:contact": door("company read", "contact"),
    "customers:contact_change": door("company change", "contact", "GET POST"),
    "customers:address_add": door(
        "company change", "contact", "POST", data={"email": "z@y.example"}
    ),
    "customers:address_remove": door("company change", "contact", "POST", varies=True),
    "customers:link": door("company change", "contact", "POST", varies=True),
    "customers:unlink": door("company change", "contact", "POST", varies=True),
    "customers:contact_merge": door(
        "company change", "contact", change="company change", varies=True
    ),
    "customers:unmerge": door("company change", "merge", "POST"),
    "customers:contact_basis": door("legal basis note", "contact", "GET POST"),
    "customers:company_basis": door("legal basis note", "company", "GET POST"),
    "customers:basis_end": door("legal basis note", "basis", "POST"),
    "customers:basis_import": door("legal basis import", "", "GET POST"),
    "customers:consent_ask": door("legal basis note", "contact", "POST", varies=True),
    "customers:object": door("legal basis note", "contact", "POST"),
    "customers:object_lift": door("legal basis note", "contact", "POST", varies=True),
    "customers:consent": door("public", "asked for consent", "GET POST"),
    "customers:suggest": door("signed in"),
    "customers:agree": door("service promise agree", "company", "GET POST"),
    "customers:end_agreement": door("service promise agree", "agreed promise", "POST"),
    "customers:resume_agreement": door("service promise agree", "ended promise", "POST"),
}


def make_company(cast):
    """A company."""
    return [Thing({"pk": add_company("Musterbau", by=cast.lead).pk}, seen=READERS)]


def make_agreement(cast, ended_on=None):
    """What was agreed with a company."""
    promise = make_promise(cast.lead, is_agreed=True)
    company = add_company("Musterbau", by=cast.lead)
    made = Agreement.objects.create(
        company=company, promise=promise, agreed_on=LONG_AGO, ended_on=ended_on
    )
    return [Thing({"pk": made.pk}, seen=READERS)]


def make_ended_agreement(cast):
    """What was agreed once."""
    return make_agreement(cast, timezone.localdate())


def make_contact(cast):
    """A contact with an address."""
    contact = add_contact("Mia Muster", email="mia@muster.example", by=cast.lead)
    return [Thing({"pk": contact.pk}, seen=READERS)]


def make_merge(cast):
    """Two contacts that were joined."""
    one, two = (add_contact(name, by=cast.lead) for name in ("Mia", "Maya"))
    return [Thing({"pk": merge_contacts(one, into=two, by=cast.lead).pk})]


def make_basis(cast):
    """A consent on record."""
    contact = add_contact("Mia Muster", by=cast.lead)
    return [Thing({"pk": consented(contact, by=cast.lead).pk}, seen=READERS)]


def make_asked(cast):
    """A contact who was sent the mail that asks for consent."""
    contact = add_contact("Mia Muster", by=cast.lead)
    Basis.objects.create(contact=contact, confirm_hash=hash_of("k" * 32), entered_at=timezone.now())
    return [Thing({"key": "k" * 32})]


THINGS = {
    "agreed promise": make_agreement,
    "ended promise": make_ended_agreement,
    "basis": make_basis,
    "asked for consent": make_asked,
    "company": make_company,
    "contact": make_contact,
    "merge": make_merge,
}
