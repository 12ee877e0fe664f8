"""Hearing at once that a mail arrived (IMAP IDLE, RFC 2177); the poll stays beneath as the net.

One thread of the worker listens to all mailboxes. It reads nothing itself: what it hears, it asks
to be read. Where a server cannot IDLE, refuses or is silent, the poll finds the mail.
"""

import logging
import selectors
import time
from dataclasses import dataclass

from django.db import DatabaseError, close_old_connections, connection
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from augenhoehe.base import jobs
from augenhoehe.mail.actions.ask import ask_to_read
from augenhoehe.mail.connect import close_imap, open_imap
from augenhoehe.mail.models import Mailbox
from augenhoehe.mail.oauth import holds_token
from augenhoehe.mail.queries import receiving_mailboxes
from augenhoehe.mail.reading import select
from augenhoehe.mail.trouble import Trouble
from augenhoehe.people.queries import department

log = logging.getLogger("augenhoehe.mail")
LOOK = 1.0
ROUND = 20.0
# Servers may end an IDLE after half an hour (RFC 2177); most routers forget it much earlier.
RENEW = 15 * 60
AGAIN, CANNOT = 300, 3600
MOST = 40


@dataclass
class Ear:
    """A connection that idles, as which mailbox it was opened, and since when."""

    client: IMAPClient
    place: tuple
    since: float


def wanted():
    """The mailboxes to listen to: those that are read and fare well."""
    if department().is_demo:
        return Mailbox.objects.none()
    return receiving_mailboxes().filter(trouble="")[:MOST]


def listen():
    """Until the worker stops: ask for a look into each mailbox as soon as something arrives."""
    ears, due = Ears(), 0.0
    try:
        while not jobs.STOPPING.is_set():
            try:
                if time.monotonic() >= due:
                    due = time.monotonic() + ROUND
                    ears.tune(wanted())
                for pk in ears.wait(LOOK):
                    ask_to_read(pk)
            except DatabaseError:
                log.exception("the database does not answer; listening again soon")
                close_old_connections()
                jobs.STOPPING.wait(LOOK)
    finally:
        ears.close()
        connection.close()


class Ears:
    """The open connections by mailbox, and until when a mailbox is left to the poll."""

    def __init__(self):
        self.by_mailbox, self.silent_until = {}, {}

    def tune(self, mailboxes, *, now=None):
        """Listen to exactly these mailboxes, as they are set now; renew what has idled long."""
        now = time.monotonic() if now is None else now
        boxes = {box.pk: box for box in mailboxes}
        for pk, ear in list(self.by_mailbox.items()):
            if pk not in boxes or ear.place != _place(boxes[pk]):
                self.drop(pk)
            elif now - ear.since > RENEW:
                self.renew(pk, ear)
        for pk, box in boxes.items():
            if pk not in self.by_mailbox and self.silent_until.get(pk, 0) <= now:
                self.open(box, now)

    def open(self, box, now):
        """Begin to listen; a server that refuses or cannot is asked again much later."""
        if jobs.STOPPING.is_set() or not holds_token(box):
            return
        try:
            client = open_imap(box)
        except (Trouble, OSError, IMAPClientError):
            self.silent_until[box.pk] = now + AGAIN
            return
        try:
            able = client.has_capability("IDLE")
            if able:
                select(client, box.folder, readonly=True)
                client.idle()
        except (Trouble, OSError, IMAPClientError):
            able = None
        if able:
            self.by_mailbox[box.pk] = Ear(client, _place(box), time.monotonic())
            return
        close_imap(client)
        self.silent_until[box.pk] = now + (AGAIN if able is None else CANNOT)

    def renew(self, pk, ear):
        """End the IDLE and begin it anew, so that nobody on the way forgets it."""
        try:
            ear.client.idle_done()
            ear.client.idle()
            ear.since = time.monotonic()
        except (OSError, IMAPClientError):
            self.drop(pk)

    def wait(self, seconds):
        """The mailboxes in which something arrived within this time."""
        if not self.by_mailbox:
            jobs.STOPPING.wait(seconds)
            return set()
        with selectors.DefaultSelector() as watched:
            for pk, ear in self.by_mailbox.items():
                watched.register(ear.client.socket(), selectors.EVENT_READ, pk)
            ready = [key.data for key, _events in watched.select(seconds)]
        return {pk for pk in ready if self.hears(pk)}

    def hears(self, pk):
        """Did the server say that mails exist? One that only closed its mouth is dropped."""
        try:
            said = self.by_mailbox[pk].client.idle_check(timeout=0)
        except (OSError, IMAPClientError):
            said = []
        if not said:
            self.drop(pk)
        return any(b"EXISTS" in one for one in said)

    def drop(self, pk):
        close_imap(self.by_mailbox.pop(pk).client)

    def close(self):
        """Leave every server."""
        for pk in list(self.by_mailbox):
            self.drop(pk)


def _place(box):
    """What a connection was opened with; when it changes, the connection is of no use any more."""
    return (box.imap_host, box.imap_port, box.username, box.auth, box.password, box.folder)
