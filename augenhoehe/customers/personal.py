"""What customers keep of a person."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import hidden
from augenhoehe.base.personal import Person, Section, passages, personal
from augenhoehe.customers.actions.erase import erase_contacts
from augenhoehe.customers.models import Basis, Company, Contact, ContactAddress, Objection
from augenhoehe.customers.queries import same_ids


def person_of(contact, *, asked_by, with_internal=False):
    """Everything by which a contact is known, in all rows that were merged.

    `asked_by` is the colleague it is for (None: nobody); what is about that one is held back.
    """
    ids = tuple(same_ids(contact))
    rows, addresses = fetch_at_once(
        Contact.objects.filter(pk__in=ids), ContactAddress.objects.filter(contact__in=ids)
    )
    emails = {address.email for address in addresses}
    return Person(
        kind=type_of(Contact),
        ids=ids,
        emails=tuple(sorted(emails)),
        names=tuple(sorted({row.name for row in rows})),
        phones=tuple(sorted({row.phone for row in rows if row.phone})),
        with_internal=with_internal,
        hidden=hidden(asked_by) if asked_by else {},
    )


def export(person, box):
    """Name, addresses, numbers, companies."""
    rows = Contact.objects.filter(pk__in=person.ids).prefetch_related("addresses", "companies")
    shown = [
        {
            pgettext("person", "Name"): row.name,
            pgettext("customers", "E-mail"): ", ".join(
                address.email for address in row.addresses.all()
            ),
            pgettext("customers", "Phone"): row.phone,
            pgettext("customers", "Position"): row.position,
            pgettext("customers", "Language"): row.get_language_display(),
            pgettext("customers", "Companies"): ", ".join(
                company.name for company in row.companies.all()
            ),
            _("Known since"): row.created_at,
        }
        for row in rows
    ]
    yield Section(pgettext("customers", "Contact"), shown)
    yield from _asking(person)


def _asking(person):
    bases = [
        {
            pgettext("basis", "Kind"): one.get_kind_display(),
            pgettext("basis", "Given"): one.given_at,
            _("Text agreed to"): one.text_version,
            pgettext("basis", "Proof"): one.proof,
            _("Similar service"): one.service,
            pgettext("basis", "Ended"): one.ended_at,
        }
        for one in Basis.objects.filter(contact__in=person.ids)
    ]
    objected = [
        {
            pgettext("objection", "Objected"): one.objected_at,
            pgettext("objection", "How"): one.get_way_display(),
        }
        for one in Objection.objects.filter(contact__in=person.ids)
    ]
    if bases or objected:
        yield Section(_("Whether we may ask"), [*bases, *objected])


def preview(person):
    """Rows and addresses that lose the person."""
    yield _("contact rows that stay as “Erased person”"), len(person.ids)
    yield _("e-mail addresses"), len(person.emails)
    yield _("companies that keep their name"), _companies(person)


def _companies(person):
    return Company.objects.filter(represented_by__contact__in=person.ids).distinct()


def erase(erasure, *, by):
    """Last of all parts: until here the others know whom to look for."""
    erasure.note("contacts", erase_contacts(erasure.person.ids, by=by))
    erasure.note("addresses", len(erasure.person.emails))


personal(
    "customers",
    title=pgettext_lazy("customers", "Contact"),
    export=export,
    preview=preview,
    erase=erase,
    order=90,
)
passages(Company, texts=lambda company: [company.name, company.contract_note])
