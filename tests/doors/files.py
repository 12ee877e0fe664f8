"""Files, which follow what they are attached to."""

from augenhoehe.files.actions import attach, store_blob
from augenhoehe.tickets.tests.cast import make_ticket
from tests.doors.kinds import Thing, door

READERS = "lead alice bob carol dora rita"

DOORS = {
    "files:download": door("signed in", "file"),
    "files:show": door("signed in", "file"),
}


def make_file(cast):
    """Attachments of an ordinary concern and of one in a confidential team."""
    things = []
    for team, seen in ((cast.technical, READERS), (cast.confidential, "lead dora")):
        message = make_ticket(team).messages.get()
        link = attach(store_blob(team.name.encode()), owner=message, name="a.txt")
        things.append(Thing({"pk": link.pk}, seen=seen))
    return things


THINGS = {
    "file": make_file,
}
