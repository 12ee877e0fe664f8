"""What customers see, without signing in."""

from augenhoehe.files.actions import attach, store_blob
from augenhoehe.people.models import Touchpoint, TouchpointKind
from augenhoehe.tickets.tests.cast import make_ticket
from tests.doors.kinds import Thing, door

DOORS = {
    "portal:status": door("public", "status page"),
    "portal:again": door("public", "status page", "POST"),
    "portal:confirm": door("public", "status page", "POST"),
    "portal:file": door("public", "file of a customer"),
    "portal:thanks": door("public"),
    "portal:promises": door("public"),
    "portal:front": door("public"),
    "portal:complaint": door("public", "", "GET POST"),
    "portal:handling": door("public"),
    "portal:form": door("public", "form", "GET POST"),
}


def make_status(cast):
    """The page of a concern."""
    return [Thing({"key": make_ticket(cast.technical).status_key})]


def make_file(cast):
    """A file that a customer sent."""
    ticket = make_ticket(cast.technical)
    link = attach(store_blob(b"x"), owner=ticket.first_message, name="x.txt")
    return [Thing({"key": ticket.status_key, "pk": link.pk})]


def make_form(cast):
    """A public form."""
    Touchpoint.objects.create(
        name="Hilfe", kind=TouchpointKind.FORM, team=cast.technical, slug="hilfe"
    )
    return [Thing({"slug": "hilfe"})]


THINGS = {"status page": make_status, "file of a customer": make_file, "form": make_form}
