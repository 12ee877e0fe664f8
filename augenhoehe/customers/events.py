"""What can happen to companies and contacts."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

CONTACT_ADDED = kind("contact.added", _("{by} added the contact"))
CONTACT_CHANGED = kind("contact.changed", _("{by} changed the contact"))
CONTACT_MERGED = kind(
    "contact.merged", _("{by} merged a double contact into this one"), ("merge_id",)
)
CONTACT_SPLIT = kind("contact.split", _("{by} took the merge of contacts back"), ("merge_id",))
CONTACT_ERASED = kind("contact.erased", _("{by} erased the person"))
ADDRESS_ADDED = kind("contact.address_added", _("{by} added an e-mail address"))
ADDRESS_REMOVED = kind("contact.address_removed", _("{by} removed an e-mail address"))
LINKED = kind(
    "contact.linked", _("{by} noted that the contact writes for a company"), ("company_id",)
)
UNLINKED = kind(
    "contact.unlinked",
    _("{by} noted that the contact no longer writes for a company"),
    ("company_id",),
)
COMPANY_ADDED = kind("company.added", _("{by} added the company"))
COMPANY_CHANGED = kind("company.changed", _("{by} changed the company"))
COMPANY_MERGED = kind(
    "company.merged", _("{by} merged a double company into this one"), ("merge_id",)
)
COMPANY_SPLIT = kind("company.split", _("{by} took the merge of companies back"), ("merge_id",))
COMPANY_ERASED = kind("company.erased", _("{by} erased the company"))
DOMAIN_ADDED = kind("company.domain_added", _("{by} added a mail domain"))
DOMAIN_REMOVED = kind("company.domain_removed", _("{by} removed a mail domain"))

COMPANIES_EXPORTED = kind("company.exported", _("{by} exported a list of companies"), ("count",))
CONTACTS_EXPORTED = kind("contact.exported", _("{by} exported a list of contacts"), ("count",))

BASIS_NOTED = kind("contact.basis_noted", _("{by} noted why we may ask"), ("basis_id",))
BASIS_ENDED = kind("contact.basis_ended", _("{by} ended why we may ask"), ("basis_id",))
CONSENT_ASKED = kind("contact.consent_asked", _("{by} sent the mail that asks for consent"))
CONSENTED = kind("contact.consented", _("{by} agreed to be asked"), ("basis_id",))
OBJECTED = kind("contact.objected", _("{by} noted: do not ask any more"), ("way",))
OBJECTION_LIFTED = kind("contact.objection_lifted", _("{by} took the objection back"))
AGREED = kind(
    "company.agreed", _("{by} agreed a service promise with {subject}"), ("agreement_id",)
)
AGREEMENT_ENDED = kind(
    "company.agreement_ended", _("{by} ended a service promise with {subject}"), ("agreement_id",)
)
AGREEMENT_RESUMED = kind(
    "company.agreement_resumed",
    _("{by} let a service promise with {subject} hold on"),
    ("agreement_id",),
)
