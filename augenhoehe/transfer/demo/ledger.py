"""The mails of the last weeks as they came, in the ledger; some became no concern."""

from collections import defaultdict
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from augenhoehe.files.models import Attachment
from augenhoehe.kernel.mailtext.parse import parse
from augenhoehe.mail.models import BlockedSender, FolderState, Named, OutMail, RawMail
from augenhoehe.tickets.models import Message
from augenhoehe.transfer.demo.texts import load

KEPT = timedelta(days=60)
VALIDITY = 1_764_000_000
SECOND = timedelta(seconds=1)
CAME = (Message.Kind.INCOMING, Message.Kind.SIDE_IN)
State = RawMail.State
SPAM = {
    "From": "Gewinn-Zentrale <post@gewinnspiel.example>",
    "Subject": "!!! 1.000.000 EUR !!!",
    "Message-ID": "<1000000@gewinnspiel.example>",
}


def add_ledger(world):
    """Raw mails of what came by mail, what was put aside, and how far each folder was read."""
    files = defaultdict(list)
    for link in world.book.rows[Attachment]:
        files[id(link.owner)].append(link)
    mails = [_mail(one, files[id(one)]) for one in _came_lately(world)]
    rows = sorted([*mails, *_put_aside(world)], key=lambda row: row[0].arrived_at)
    uids = defaultdict(int)
    for raw, message in rows:
        uids[raw.mailbox] += 1
        raw.uid = uids[raw.mailbox]
        raw.message = message
        if message is not None:
            message.raw = raw
        world.book.add(raw)
    for mailbox, last in uids.items():
        world.book.add(
            FolderState(
                mailbox=mailbox,
                name="INBOX",
                uidvalidity=VALIDITY,
                last_uid=last,
                seen_count=last,
                checked_at=world.now - 20 * SECOND,
            )  # fmt: skip
        )
    _name_recipients(world)


def _came_lately(world):
    since = world.now - KEPT
    for message in world.book.rows[Message]:
        by_mail = message.kind in CAME and message.mailbox and message.message_id
        if by_mail and message.at >= since and not message.is_bounce:
            yield message


def _mail(message, files):
    """(the row of the ledger, its message)."""
    data = _as_it_came(message, files)
    raw = _row(message.mailbox, data, message.at, State.DONE, digest=parse(data).digest)
    return raw, message


def _as_it_came(message, files):
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"{message.sender_name} <{message.sender_address}>"
    mail["To"] = message.mailbox.address
    mail["Subject"] = message.subject
    mail["Message-ID"] = f"<{message.message_id}>"
    mail["Date"] = format_datetime(message.at)
    mail.set_content(message.text)
    if message.html:
        mail.add_alternative(message.html, subtype="html")
    for link in files:
        _put_in(mail, link)
    return mail.as_bytes()


def _put_in(mail, link):
    data = link.data
    kind, _slash, sort = link.content_type.partition("/")
    if link.is_inline:
        html = mail.get_payload()[1]
        html.add_related(data, kind, sort, cid=f"<{link.content_id}>", filename=link.name)
    else:
        mail.add_attachment(data, maintype=kind, subtype=sort, filename=link.name)


def _row(mailbox, data, at, state, **more):
    settled = {} if state == State.QUARANTINED else {"filed_at": at + 30 * SECOND}
    return RawMail(
        mailbox=mailbox, folder="INBOX", uidvalidity=VALIDITY, body=data, size=len(data),
        arrived_at=at, stored_at=at + SECOND, state=state, attempts=1, settled_at=at + 2 * SECOND,
        **settled, **more,
    )  # fmt: skip


def _put_aside(world):
    """[(row, None)]: a sender on the block list, and what no program can read."""
    extras, house = load("extras")["ledger"], world.house
    at = world.rhythm.before(world.now, 2600)
    mailbox = house.mailboxes["technical"]
    world.book.add(BlockedSender(pattern="@gewinnspiel.example", blocked_at=at))
    mail = EmailMessage(policy=SMTP)
    for name, value in SPAM.items():
        mail[name] = value
    mail["To"] = mailbox.address
    mail["Date"] = format_datetime(at)
    mail.set_content(house.told(extras["blocked"]))
    data = mail.as_bytes()
    later = world.rhythm.after(at, 90)
    unread = house.told(extras["unreadable"]).encode()
    blocked = _row(
        mailbox, data, later, State.BLOCKED, reason="blocked.sender", digest=parse(data).digest
    )
    broken = _row(
        mailbox, unread, world.rhythm.before(world.now, 700), State.QUARANTINED,
        reason="mail.no_headers",
    )  # fmt: skip
    return [(blocked, None), (broken, None)]


def _name_recipients(world):
    for outmail in world.book.rows[OutMail]:
        if outmail.to_first:
            named = Named(email=outmail.to_first.lower())
            named.owner = outmail
            world.book.add(named)
