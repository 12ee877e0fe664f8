"""Write a mail to the outbox, in the transaction of whoever wants it sent."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.base.offers import ref
from augenhoehe.base.secrets import seal
from augenhoehe.files.actions import attach
from augenhoehe.files.models import Attachment
from augenhoehe.kernel.mailtext.addresses import parse_addresses
from augenhoehe.kernel.mailtext.fields import BadField
from augenhoehe.kernel.mailtext.html import html_to_text
from augenhoehe.kernel.mailtext.ids import make_message_id
from augenhoehe.kernel.mailtext.replyaddress import sign
from augenhoehe.mail.actions.name import note_named
from augenhoehe.mail.headers import packed
from augenhoehe.mail.keys import signing_key
from augenhoehe.mail.models import Mailbox, OutMail
from augenhoehe.mail.queries import sending_mailbox
from augenhoehe.people.queries import department

MAX_RECIPIENTS = 100
LINE_END = re.compile(r"[\r\n\0\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
SPECIAL = re.compile(r"[^\w \-.]")


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A mail that somebody wants sent; Message-IDs without angle brackets.

    `owner` is what the mail belongs to (a ticket): whoever may see it may see the mail.
    `reply_for` (ticket id, contact id) asks for a signed reply address. Without `mailbox` the
    first one that sends is taken. `attachments` are links whose blobs go with the mail. Of
    `headers` only those of `mail/headers.py` may be given.
    """

    to: tuple[str, ...]
    subject: str
    html: str = ""
    text: str = ""
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    owner: Model | None = None
    mailbox: Mailbox | None = None
    sender_name: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    reply_for: tuple[int, int] | None = None
    due_at: datetime | None = None
    attachments: tuple[Attachment, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    is_automatic: bool = False
    is_secret: bool = False


@housekeeping("the action that wants the mail sent records it")
def write_mail(letter, *, by):
    """Write a mail; it waits for the worker until `due_at`, or is held when nothing may send it."""
    now = timezone.now()
    recipients, emails = _recipients(letter)
    mailbox = letter.mailbox if letter.mailbox and letter.mailbox.sends else sending_mailbox()
    reason = why_held(mailbox)
    outmail = OutMail(
        mailbox=mailbox,
        message_id=_message_id(mailbox),
        sender_name=_line(letter.sender_name)[:120],
        subject=_line(letter.subject)[:255],
        in_reply_to=_line(letter.in_reply_to)[:255],
        references=" ".join(_line(one) for one in letter.references),
        reply_to=_reply_to(letter, mailbox, now),
        headers=packed(letter.headers, is_secret=letter.is_secret),
        is_automatic=letter.is_automatic,
        is_secret=letter.is_secret,
        written_at=now,
        due_at=letter.due_at or now,
        state=OutMail.State.HELD if reason else OutMail.State.WAITING,
        reason=reason,
        **recipients,
        **_texts(letter),
    )
    if letter.owner is not None:
        outmail.owner_type, outmail.owner_id = ref(letter.owner)
    outmail.save(force_insert=True)
    note_named(outmail, emails)
    _attach(outmail, letter.attachments)
    if not reason:
        ask_to_send(outmail)
    return outmail


def ask_to_send(outmail, *, at=None):
    """Ask the worker for this mail, in the caller's transaction; one mailbox sends one by one."""
    enqueue(
        "mail.send",
        key=f"mail.send:{outmail.pk}",
        due_at=at or outmail.due_at,
        lane=f"mail.send:{outmail.mailbox_id}",
        outmail_id=outmail.pk,
    )


def why_held(mailbox):
    """A code of `reasons.py` when nothing can be sent by this mailbox (None: there is none)."""
    if department().is_demo:
        return "held.demo"
    return "" if mailbox else "held.no_mailbox"


def _line(text):
    return " ".join(str(text).replace("\0", "").split())


def _recipients(letter):
    """Checked addresses as fields of a mail, and bare; to nobody or to a whole town is refused."""
    to, cc, bcc = (_addresses(field) for field in (letter.to, letter.cc, letter.bcc))
    every = [*to, *cc, *bcc]
    if not every:
        raise Refused(_("The mail names no recipient."), code="mail.no_recipient")
    if len(every) > MAX_RECIPIENTS:
        raise Refused(_("A mail may go to at most 100 recipients."), code="mail.too_many")
    shown = [[_spelled(one) for one in field] for field in (to, cc, bcc)]
    fields = {"to": shown[0], "cc": shown[1], "bcc": shown[2], "to_first": every[0].email}
    return fields, [one.email for one in every]


def _spelled(address):
    """Name and address so that reading them again gives the same."""
    if not address.name:
        return address.email
    quoted = address.name.replace("\\", "").replace('"', "")
    return (
        f'"{quoted}" <{address.email}>' if SPECIAL.search(quoted) else f"{quoted} <{address.email}>"
    )


def _addresses(given):
    found = {}
    for text in given:
        read = () if LINE_END.search(str(text)) else parse_addresses(str(text), 2)
        if len(read) != 1 or not read[0].email:
            raise Refused(
                _("“%(text)s” is no e-mail address.") % {"text": _line(text)[:80]},
                code="mail.bad_address",
            )
        found.setdefault(read[0].email, read[0])
    return list(found.values())


def _texts(letter):
    text = (letter.text or html_to_text(letter.html)).replace("\0", "")
    html = letter.html.replace("\0", "")
    if letter.is_secret:
        return {"text": seal(text), "html": seal(html) if html else ""}
    return {"text": text, "html": html}


def _message_id(mailbox):
    domain = mailbox.address.rpartition("@")[2] if mailbox else "augenhoehe.invalid"
    return make_message_id(domain, secrets.token_hex(16))


def _reply_to(letter, mailbox, now):
    """The signed address that leads the answer to its ticket, where plus addresses arrive."""
    if not (mailbox and mailbox.signs_replies and letter.reply_for):
        return ""
    try:
        return sign(mailbox.address, *letter.reply_for, signing_key(now))
    except BadField:
        return ""


def _attach(outmail, attachments):
    for link in attachments:
        attach(
            link.blob,
            owner=outmail,
            name=link.name,
            content_type=link.content_type,
            content_id=link.content_id,
            is_inline=link.is_inline,
        )
