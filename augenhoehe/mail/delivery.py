"""Sending one mail: talk to the server, and commit *sending* before the first byte of DATA."""

import re
import smtplib

from augenhoehe.base.secrets import unseal
from augenhoehe.files import queries as files
from augenhoehe.kernel.mailtext.addresses import parse_addresses
from augenhoehe.kernel.mailtext.compose import Outgoing, compose, envelope
from augenhoehe.kernel.mailtext.fields import BadField
from augenhoehe.kernel.mailtext.model import Address, Attachment
from augenhoehe.mail.actions import deliver as steps
from augenhoehe.mail.actions.note import note_trouble
from augenhoehe.mail.connect import open_smtp
from augenhoehe.mail.headers import unpacked
from augenhoehe.mail.trouble import Trouble

DOT = re.compile(rb"^\.", re.M)
GOOD, READY = 250, 354
MAILBOX_TROUBLE = ("signin.", "oauth.", "secret.", "connect.tls")


def deliver(outmail_id):
    """Send a mail of the outbox if it is due; whatever happens is written on it."""
    outmail = steps.take_up(outmail_id)
    if outmail is None:
        return
    try:
        mail = outgoing(outmail)
        raw = compose(mail)
    except FileNotFoundError as error:
        steps.note_failed(outmail.pk, reason="send.file_missing", error=error)
    except BadField as error:
        steps.note_failed(outmail.pk, reason="send.broken", error=error)
    else:
        _talk(outmail, raw, *envelope(mail))


def outgoing(outmail):
    """The mail as the kernel writes it."""
    text, html = outmail.text, outmail.html
    if outmail.is_secret:
        text, html = unseal(text), unseal(html) if html else ""
    return Outgoing(
        from_=Address(outmail.sender_name or outmail.mailbox.name, outmail.mailbox.address),
        to=_people(outmail.to),
        cc=_people(outmail.cc),
        bcc=_people(outmail.bcc),
        reply_to=_people([outmail.reply_to] if outmail.reply_to else ()),
        subject=outmail.subject,
        html=html,
        text=text,
        message_id=outmail.message_id,
        date=outmail.due_at,
        attachments=tuple(_file(link) for link in files.attachments_of(outmail)),
        in_reply_to=outmail.in_reply_to,
        references=tuple(outmail.references.split()),
        is_automatic=outmail.is_automatic,
        headers=unpacked(outmail),
    )


def _people(given):
    return tuple(address for text in given for address in parse_addresses(text, 1))


def _file(link):
    data = files.read(link.blob)
    return Attachment(link.name, link.content_type, data, link.content_id, link.is_inline)


def _talk(outmail, raw, sender, recipients):
    try:
        server = open_smtp(outmail.mailbox)
    except Trouble as trouble:
        if trouble.code.startswith(MAILBOX_TROUBLE):
            note_trouble(outmail.mailbox, trouble)
        steps.put_off(outmail.pk, reason="send.unreachable", error=trouble.detail)
        return
    try:
        _hand_over(server, outmail, raw, (sender, recipients))
    finally:
        server.close()


def _hand_over(server, outmail, raw, people):
    try:
        refused = _name_people(server, *people)
        if len(refused) == len(people[1]):
            steps.note_failed(outmail.pk, reason="send.refused", error=_shown(refused))
            return
        if not steps.begin_sending(outmail.pk):
            return
        code, said = server.docmd("DATA")
    except _Later as later:
        steps.put_off(outmail.pk, reason="send.later", error=later)
    except _Never as never:
        steps.note_failed(outmail.pk, reason="send.refused", error=never)
    except (OSError, smtplib.SMTPException) as error:
        # The text of the mail was not begun, so trying again cannot double it.
        steps.put_off(outmail.pk, reason="send.unreachable", error=error)
    else:
        _send_text(server, outmail, raw, first=(code, said), refused=refused)


def _name_people(server, sender, recipients):
    """MAIL and RCPT; {address: answer} of those refused for good."""
    _expect(server.mail(sender))
    refused = {}
    for recipient in recipients:
        code, said = server.rcpt(recipient)
        if 400 <= code < 500:
            raise _Later(_words(code, said))
        if code not in (250, 251):
            refused[recipient] = _words(code, said)
    return refused


def _send_text(server, outmail, raw, *, first, refused):
    """DATA was answered: send the text and read the verdict."""
    code, said = first
    if code == READY:
        try:
            server.send(
                DOT.sub(b"..", raw) + (b"" if raw.endswith(b"\r\n") else b"\r\n") + b".\r\n"
            )
            code, said = server.getreply()
        except (OSError, smtplib.SMTPException) as error:
            steps.note_unclear(outmail.pk, error)
            return
    if code == GOOD:
        steps.note_sent(outmail.pk, refused=_shown(refused))
        _quit(server)
    elif 400 <= code < 500:
        steps.put_off(outmail.pk, reason="send.later", error=_words(code, said))
    else:
        steps.note_failed(outmail.pk, reason="send.refused", error=_words(code, said))


class _Later(Exception):
    """A temporary refusal."""


class _Never(Exception):
    """A refusal for good."""


def _expect(answer):
    code, said = answer
    if code != GOOD:
        raise (_Later if 400 <= code < 500 else _Never)(_words(code, said))


def _words(code, said):
    return f"{code} {said.decode('utf-8', 'replace')}"


def _shown(refused):
    return "; ".join(f"{address}: {said}" for address, said in refused.items())


def _quit(server):
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        pass
