"""Mailboxes, outbox, block list, ledger."""

from django.utils import timezone

from augenhoehe.mail.models import BlockedSender, OutMail
from augenhoehe.mail.tests.cast import make_mailbox, write
from augenhoehe.tickets.models import Ticket
from tests.doors.kinds import Thing, door

SENDER = {"pattern": "spam@anderswo.example"}
SENDS = {"imap_host": "127.0.0.1", "smtp_host": "127.0.0.1"}

DOORS = {
    "mail:mailboxes": door("setting see"),
    "mail:new_mailbox": door("setting change", methods="GET POST"),
    "mail:mailbox": door("setting see", "mailbox", change="setting change"),
    "mail:probe": door("setting change", "mailbox", "POST"),
    "mail:steps": door("setting see", "mailbox"),
    "mail:switch": door("setting change", "mailbox", "POST", data={"on": "0"}),
    "mail:oauth": door("setting change", methods="GET POST"),
    "mail:outbox": door("outgoing mail see"),
    "mail:outmail": door("outgoing mail see", "outmail"),
    "mail:withdraw": door("outgoing mail act on", "outmail", "POST"),
    "mail:resend": door("outgoing mail act on", "failed outmail", "POST"),
    "mail:release": door("outgoing mail act on", "held outmail", "POST"),
    "mail:release_all": door("setting change", methods="POST"),
    "mail:blocked": door("block list see", change="block list change", data=SENDER),
    "mail:unblock": door("block list change", "blocked sender", "POST"),
    "mail:ledger": door("setting see"),
}


def make_mailboxes(cast):
    return [Thing({"pk": make_mailbox(cast.technical, **SENDS).pk})]


def make_outmails(cast, state=OutMail.State.WAITING):
    """A mail of a concern anybody reads, one of a confidential team."""
    things = []
    for team, address, seen, own in (
        (cast.technical, "support@haus.example", "lead alice bob dora rita admin", "lead alice"),
        (cast.confidential, "still@haus.example", "lead dora admin", "lead dora"),
    ):
        now = timezone.now()
        ticket = Ticket.objects.create(team=team, subject="x", opened_at=now, last_at=now)
        mailbox = make_mailbox(team, address, **SENDS)
        outmail = write(mailbox=mailbox, owner=ticket)
        OutMail.objects.filter(pk=outmail.pk).update(state=state)
        things.append(Thing({"pk": outmail.pk}, seen=seen, own=own))
    return things


def make_blocked(cast):
    blocked = BlockedSender.objects.create(pattern="@spam.example", blocked_at=timezone.now())
    return [Thing({"pk": blocked.pk})]


THINGS = {
    "mailbox": make_mailboxes,
    "outmail": make_outmails,
    "failed outmail": lambda cast: make_outmails(cast, OutMail.State.FAILED),
    "held outmail": lambda cast: make_outmails(cast, OutMail.State.HELD),
    "blocked sender": make_blocked,
}
