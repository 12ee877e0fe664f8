"""Data protection."""

from augenhoehe.customers.actions.save_contact import add_contact
from augenhoehe.privacy.actions.erase import ask_for_erasure
from augenhoehe.privacy.actions.export import ask_for_export
from tests.doors.kinds import Thing, door

DOORS = {
    "privacy:overview": door("setting see"),
    "privacy:retain": door("setting change", "kind of data", "POST"),
    "privacy:contact": door("personal data hand out or erase", "contact"),
    "privacy:export": door("personal data hand out or erase", "contact", "POST"),
    "privacy:erase": door("personal data hand out or erase", "contact", "POST"),
    "privacy:company": door("personal data hand out or erase", "company"),
    "privacy:erase_company": door("personal data hand out or erase", "company", "POST"),
    "privacy:packed": door("personal data hand out or erase", "export"),
    "privacy:fetch": door("personal data hand out or erase", "export", "POST", varies=True),
    "privacy:withdraw": door("personal data hand out or erase", "erasure", "POST"),
}


def make_export(cast):
    """The lead's own export."""
    contact = add_contact("Mia Muster", by=cast.lead)
    return [Thing({"pk": ask_for_export(contact, by=cast.lead).pk}, seen="lead")]


def make_erasure(cast):
    """An erasure that can still be taken back."""
    contact = add_contact("Mia Muster", by=cast.lead)
    return [Thing({"pk": ask_for_erasure(contact, by=cast.lead).pk}, seen="lead")]


THINGS = {
    "kind of data": lambda cast: [Thing({"name": "mail.raw"})],
    "export": make_export,
    "erasure": make_erasure,
}
