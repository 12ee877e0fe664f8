"""Data protection."""

from django.utils import timezone

from augenhoehe.base.codes import type_of
from augenhoehe.customers.actions.save_contact import add_contact
from augenhoehe.privacy.actions.erase import ask_for_erasure
from augenhoehe.privacy.actions.export import ask_for_export
from augenhoehe.privacy.models import Erasure, Place
from augenhoehe.tickets.tests.cast import make_ticket
from tests.doors.kinds import Thing, door

DOORS = {
    "privacy:works": door("works agreement page see"),
    "privacy:annex": door("works agreement annex make", methods="POST"),
    "privacy:seen": door("log of exports see"),
    "privacy:overview": door("setting see"),
    "privacy:retain": door("setting change", "kind of data", "POST"),
    "privacy:contact": door("personal data hand out or erase", "contact"),
    "privacy:export": door("personal data hand out or erase", "contact", "POST"),
    "privacy:erase": door("personal data hand out or erase", "contact", "POST"),
    "privacy:company": door("personal data hand out or erase", "company"),
    "privacy:erase_company": door("personal data hand out or erase", "company", "POST"),
    "privacy:packed": door("personal data hand out or erase", "export"),
    "privacy:fetch": door("personal data hand out or erase", "export", "POST", varies=True),
    "privacy:erase_rest": door("personal data hand out or erase", "rest of an erasure", "POST"),
    "privacy:places": door("personal data hand out or erase", "erasure"),
    "privacy:black_out": door("personal data hand out or erase", "place", "POST"),
    "privacy:end_places": door("personal data hand out or erase", "erasure", "POST"),
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


def make_rest(cast):
    """An erasure that left something about whoever had asked for it."""
    erasure = ask_for_erasure(add_contact("Mia Muster", by=cast.lead), by=cast.lead)
    Erasure.objects.filter(pk=erasure.pk).update(held_back=True, done_at=timezone.now())
    return [Thing({"pk": erasure.pk}, seen="lead")]


def make_place(cast):
    """A place in what another customer wrote."""
    message = make_ticket(cast.technical).first_message
    erasure = Erasure.objects.get(pk=make_erasure(cast)[0].kwargs["pk"])
    place = Place.objects.create(
        erasure=erasure, owner_type=type_of(message), owner_id=message.pk, is_sure=True
    )
    return [Thing({"pk": erasure.pk, "place": place.pk}, seen="lead")]


THINGS = {
    "place": make_place,
    "kind of data": lambda cast: [Thing({"name": "mail.raw"})],
    "export": make_export,
    "erasure": make_erasure,
    "rest of an erasure": make_rest,
}
