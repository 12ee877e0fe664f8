"""A real test of a mailbox in both directions: sign in, open, send a mail to itself, see it."""

import smtplib
import time

from imapclient.exceptions import IMAPClientError

from augenhoehe.kernel.mailtext.compose import compose
from augenhoehe.mail.actions import deliver as delivered
from augenhoehe.mail.actions.note import note_fine, note_trouble
from augenhoehe.mail.actions.probe import note_steps, write_probe_mail
from augenhoehe.mail.connect import close_imap, open_imap, open_smtp
from augenhoehe.mail.delivery import outgoing
from augenhoehe.mail.reading import select
from augenhoehe.mail.trouble import Trouble

PATIENCE, PAUSE = 90, 2


def probe_mailbox(mailbox, *, patience=PATIENCE):
    """Test and note each step; [(step, "" or the code of the trouble, detail)].

    A direction that is not set up (no host) is left out.
    """
    probe = _Probe(mailbox, patience)
    for step, run in probe.plan():
        if not probe.take(step, run):
            break
    probe.end()
    return probe.steps


class _Probe:
    """One test: its connection and what it found so far."""

    def __init__(self, mailbox, patience):
        self.mailbox, self.patience = mailbox, patience
        self.steps, self.client, self.sent = [], None, None

    def plan(self):
        """The steps, in their order."""
        box = self.mailbox
        if box.imap_host:
            yield "read.sign_in", self.sign_in
            yield "read.folder", lambda: select(self.client, box.folder, readonly=True)
        if box.imap_host and box.sent_folder:
            yield "read.sent_folder", lambda: select(self.client, box.sent_folder, readonly=True)
        if box.smtp_host:
            yield "send.mail", self.send
        if box.imap_host and box.smtp_host:
            yield "arrives", self.see_it

    def take(self, step, run):
        """Run one step and note what came of it."""
        code, detail = "", ""
        try:
            run()
        except Trouble as trouble:
            code, detail = trouble.code, trouble.detail
        except smtplib.SMTPException as error:
            code, detail = "send.refused", str(error)[:250]
        except (OSError, IMAPClientError) as error:
            code, detail = "connect.lost", str(error)[:250]
        self.steps.append([step, code, detail])
        note_steps(self.mailbox, self.steps, is_running=True)
        return not code

    def sign_in(self):
        self.client = open_imap(self.mailbox)

    def send(self):
        outmail = write_probe_mail(self.mailbox)
        self.sent = outmail
        try:
            server = open_smtp(self.mailbox)
            try:
                server.sendmail(
                    self.mailbox.address, [self.mailbox.address], compose(outgoing(outmail))
                )
            finally:
                server.close()
        except (Trouble, OSError, smtplib.SMTPException) as error:
            delivered.note_failed(outmail.pk, reason="send.refused", error=error)
            raise
        delivered.note_sent(outmail.pk)

    def see_it(self):
        """Wait until the mail is in the folder, then take it out again."""
        until = time.monotonic() + self.patience
        while time.monotonic() < until:
            select(self.client, self.mailbox.folder, readonly=False)
            found = self.client.search(["HEADER", "Message-ID", f"<{self.sent.message_id}>"])
            if found:
                self.client.delete_messages(found, silent=True)
                if self.client.has_capability("UIDPLUS"):
                    self.client.uid_expunge(found)
                return
            time.sleep(PAUSE)
        raise Trouble("probe.not_seen")

    def end(self):
        """Note the result, and how the mailbox fares now."""
        if self.client is not None:
            close_imap(self.client)
        note_steps(self.mailbox, self.steps, is_running=False)
        failed = next((step for step in self.steps if step[1]), None)
        if failed:
            note_trouble(self.mailbox, Trouble(failed[1], failed[2]))
        else:
            note_fine(self.mailbox)
