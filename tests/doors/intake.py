"""The reception, and what could not be taken in."""

from augenhoehe.intake.taking import take_in
from augenhoehe.mail.actions.store import store_raws
from augenhoehe.mail.models import RawMail
from augenhoehe.mail.tests.cast import make_mailbox
from tests.doors.kinds import Thing, door

DOORS = {
    "intake:reception": door("concern open", "", "GET POST"),
    "intake:quarantine": door("quarantined mail see"),
    "intake:quarantined": door("quarantined mail see", "quarantined mail"),
    "intake:raw": door("quarantined mail read", "quarantined mail"),
    "intake:retry": door("quarantined mail read again", "quarantined mail", "POST"),
    "intake:spam": door("quarantined mail act on", "quarantined mail", "POST"),
    "intake:open_by_hand": door("quarantined mail act on", "quarantined mail", "POST"),
}


def make_quarantined(cast):
    """One of a team that all read, one of a confidential team."""
    things = []
    for team, address, seen, own in (
        (cast.technical, "support@haus.example", "lead alice bob dora rita admin", "lead alice"),
        (cast.confidential, "still@haus.example", "lead dora admin", "lead dora"),
    ):
        raws = store_raws([("x.eml", f"\0{address}".encode())])
        RawMail.objects.filter(pk=raws[0].pk).update(mailbox=make_mailbox(team, address))
        take_in(list(RawMail.objects.filter(pk=raws[0].pk)))
        things.append(Thing({"pk": raws[0].pk}, seen=seen, own=own))
    return things


THINGS = {"quarantined mail": make_quarantined}
