"""The post of a walk: mails that arrive, and a server that takes what goes out."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from augenhoehe.web.tests.cast import wait_for
from tests.journeys.seed import SUPPORT

PATIENCE = 40
MIA = "Mia Muster <mia@muster.example>"


def letter(subject, text, *, sender=MIA, html="", **headers):
    """A mail from a customer, as bytes; `answers` is the mail it answers."""
    mail = EmailMessage()
    answers = headers.pop("answers", None)
    mail["From"], mail["To"], mail["Subject"] = sender, headers.pop("to", SUPPORT), subject
    mail["Date"] = format_datetime(headers.pop("at", None) or datetime.now(UTC))
    mail["Message-ID"] = make_msgid(domain="muster.example")
    if answers is not None:
        mail["In-Reply-To"] = mail["References"] = answers["Message-ID"]
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


class Post:
    """What arrives at one house and what leaves it."""

    def __init__(self, place, sink, folder):
        self.place, self.sink, self.folder, self.count = place, sink, folder, 0

    def bring(self, *letters):
        """Lay mails down and let the house take them in."""
        self.count += 1
        folder = self.folder / f"bag-{self.count}"
        folder.mkdir(parents=True)
        for number, mail in enumerate(letters):
            (folder / f"{number:03}.eml").write_bytes(mail.as_bytes())
        done = self.place.command("intake", str(folder), "--json")
        assert done.returncode == 0, done.stdout + done.stderr

    def hurry(self):
        """Let the fifteen seconds of every waiting mail be over."""
        self.place.sql(
            "UPDATE mail_outmail SET due_at = '2026-01-01 00:00:00' WHERE state = 'waiting'",
            "UPDATE base_job SET due_at = '2026-01-01 00:00:00' "
            "WHERE name IN ('mail.send', 'tickets.answer_all')",
        )

    def letters_to(self, address):
        """The mails that were handed to the server for this address."""
        pairs = zip(self.sink.mails, self.sink.envelopes, strict=True)
        return [mail for mail, (_sender, to) in pairs if address in to]

    def letter_to(self, address, *, saying="", seconds=PATIENCE):
        """The newest mail for this address (with these words), once there is one."""

        def found():
            return [one for one in self.letters_to(address) if saying in text_of(one)]

        wait_for(found, seconds=seconds)
        return found()[-1]


def text_of(mail):
    """The plain text of a mail."""
    part = next(one for one in mail.walk() if one.get_content_type() == "text/plain")
    return part.get_payload(decode=True).decode()


class PostOffice(Post):
    """A Post whose mailbox lies on a real IMAP server."""

    def __init__(self, place, sink, folder, *, dovecot):
        super().__init__(place, sink, folder)
        self.dovecot = dovecot

    def fill_in(self, walk, *, password, starts_on=None):
        """The form of a mailbox, as the provider's letter has it."""
        walk.field("name").fill("Service")
        walk.field("address").fill(self.dovecot.user)
        walk.field("Goes to").select_option(index=1)
        walk.field("User name").fill(self.dovecot.user)
        walk.field("Password").fill(password)
        if starts_on:
            walk.field("start day").fill(starts_on.isoformat())
        walk.field("Server for reading (IMAP)").fill("127.0.0.1")
        walk.field("Port for reading").fill(str(self.dovecot.port))
        walk.field("Server for sending (SMTP)").fill("127.0.0.1")
        walk.field("Port for sending").fill(str(self.sink.port))

    def carry_home(self):
        """The provider lays what was sent to its own address into the mailbox."""
        wait_for(lambda: self.letters_to(self.dovecot.user), seconds=PATIENCE)
        self.dovecot.put(*(one.as_bytes() for one in self.letters_to(self.dovecot.user)))

    def read_now(self, saying):
        """Let the clockwork ask for the mailboxes at its next look, until a message says this."""
        self.place.sql(
            "UPDATE base_tick SET at = '2026-01-01 00:00:00' WHERE name = 'mail.read_all'"
        )
        arrived = f"SELECT count(*) FROM tickets_message WHERE text LIKE '%{saying}%'"
        wait_for(lambda: self.place.sql(arrived) != [(0,)], seconds=90)
