"""Writing a mail that every program reads: text beside HTML, pictures inside, files behind.

Headers are put together here and not by the standard library, whose folding has let line
ends and broken names through more than once. All output is ASCII with CRLF.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from .addresses import normalise_email
from .fields import BadField
from .html import html_to_text
from .ids import thread_references
from .model import Address, Attachment

LINE_END = re.compile(r"[\r\n\0\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
CONTROL = re.compile(r"[\x00-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff]+")
ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ \-]+")
LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\-]{1,64}")
HEADER_NAME = re.compile(r"[!-9;-~]{1,70}")
MESSAGE_ID = re.compile(r"[!-;=?-~]{3,400}")
TYPE = re.compile(r"[a-z0-9!#$&^_.+\-]{1,60}/[a-z0-9!#$&^_.+\-]{1,80}")
OWN_HEADERS = {
    "from", "to", "cc", "bcc", "reply-to", "subject", "date", "message-id", "in-reply-to",
    "references", "mime-version", "content-type", "content-transfer-encoding", "sender",
    "content-disposition", "content-id",
}  # fmt: skip
WIDTH = 76


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A mail to be written; `html` is our own clean HTML, `text` is made from it when empty."""

    from_: Address
    to: tuple[Address, ...]
    subject: str
    html: str
    message_id: str
    date: datetime
    text: str = ""
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    is_automatic: bool = False
    headers: tuple[tuple[str, str], ...] = ()


def compose(mail):
    """The bytes to send; raises BadField where a field would break the mail or hide a second."""
    if not (mail.to or mail.cc or mail.bcc):
        raise BadField("recipients.missing")
    if mail.date.tzinfo is None:
        raise BadField("date.naive")
    lines = [*_headers(mail), *_automatic(mail), *_extra(mail)]
    body_headers, body = _body(mail)
    head = "\r\n".join([*lines, "MIME-Version: 1.0", *body_headers])
    return (head + "\r\n\r\n").encode("ascii") + body


def envelope(mail):
    """(sender, recipients) for SMTP, Bcc included, each address once."""
    people = (*mail.to, *mail.cc, *mail.bcc)
    return _email(mail.from_), list(dict.fromkeys(_email(a) for a in people))


def _headers(mail):
    yield _header("From", _mailboxes((mail.from_,)))
    if mail.to:
        yield _header("To", _mailboxes(mail.to))
    elif not mail.cc:
        yield "To: undisclosed-recipients:;"
    if mail.cc:
        yield _header("Cc", _mailboxes(mail.cc))
    if mail.reply_to:
        yield _header("Reply-To", _mailboxes(mail.reply_to))
    yield _header("Subject", _words(one_clean_line(mail.subject)))
    yield _date(mail.date)
    yield f"Message-ID: {_id(mail.message_id)}"
    if mail.in_reply_to:
        yield f"In-Reply-To: {_id(mail.in_reply_to)}"
    references = thread_references(mail.references, mail.in_reply_to)
    if references:
        yield "References: " + "\r\n ".join(_id(one) for one in references)


def _automatic(mail):
    if mail.is_automatic:
        yield "Auto-Submitted: auto-generated"
        yield "X-Auto-Response-Suppress: All"
        yield "Precedence: bulk"


def _extra(mail):
    for name, value in mail.headers:
        if not HEADER_NAME.fullmatch(name) or name.lower() in OWN_HEADERS:
            raise BadField("header.name", {"name": name})
        if LINE_END.search(value):
            raise BadField("header.value", {"name": name})
        yield _header(name, _words(value))


def one_clean_line(text):
    """Text without line ends and controls, for subjects and names."""
    return " ".join(CONTROL.sub(" ", text).split())


DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _date(moment):
    """The Date header; strftime would speak the language of the machine."""
    if moment.utcoffset().total_seconds() % 60:
        moment = moment.astimezone(UTC)
    return (
        f"Date: {DAYS[moment.weekday()]}, {moment.day:02} {MONTHS[moment.month - 1]}"
        f" {moment.year:04} {moment:%H:%M:%S} {moment:%z}"
    )


def _id(text):
    if not MESSAGE_ID.fullmatch(text):
        raise BadField("message_id.broken", {"message_id": text})
    return f"<{text}>"


def _mailboxes(addresses):
    """Words of an address list; a header may break between any two of them."""
    out = []
    for address in addresses:
        out += [*_name(one_clean_line(address.name)), f"<{_email(address)}>,"]
    out[-1] = out[-1][:-1]
    return out


def _email(address):
    if LINE_END.search(address.email):
        raise BadField("address.broken", {"address": address.email})
    email = normalise_email(address.email)
    local = email.rpartition("@")[0]
    if not email:
        raise BadField("address.broken", {"address": address.email})
    if not LOCAL.fullmatch(local):
        raise BadField("address.not_ascii", {"address": address.email})
    return email


def _name(name):
    if not name:
        return []
    if not name.isascii() or "=?" in name:
        return _encoded(name)
    if ATOM.fullmatch(name):
        return name.split(" ")
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.split(" ")


def _words(text):
    """Words of free text, encoded as a whole if any of it needs it."""
    if text.isascii() and "=?" not in text and all(len(word) < 400 for word in text.split(" ")):
        return text.split(" ")
    return _encoded(text)


def _encoded(text):
    """RFC 2047 words of at most 75 characters, none ending inside a character."""
    words, piece = [], b""
    for character in text:
        data = character.encode("utf-8", "replace")
        if len(piece) + len(data) > 42:
            words.append(piece)
            piece = b""
        piece += data
    words.append(piece)
    return [f"=?utf-8?b?{base64.b64encode(word).decode()}?=" for word in words]


def _header(name, words):
    lines, line = [], name + ":"
    for word in words:
        if len(line) + 1 + len(word) > WIDTH and line.strip() and not line.endswith(":"):
            lines.append(line)
            line = " " + word
        else:
            line += " " + word
    return "\r\n".join([*lines, line])


def _body(mail):
    """(headers, bytes) of the whole body, from the inside out."""
    text = mail.text or html_to_text(mail.html)
    parts = _text("plain", text), _text("html", _document(mail.html))
    inline = [a for a in mail.attachments if a.is_inline and a.cid]
    files = [a for a in mail.attachments if not (a.is_inline and a.cid)]
    plain, html = parts
    if inline:
        html = _multipart("related", [html, *map(_file, inline)], mail)
    entity = _multipart("alternative", [plain, html], mail)
    return _multipart("mixed", [entity, *map(_file, files)], mail) if files else entity


def _document(html):
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n{html}\n</body></html>'
    )


def _text(kind, text):
    text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    data = binascii.b2a_qp(text + b"\n", istext=True).replace(b"\n", b"\r\n")
    return [
        f"Content-Type: text/{kind}; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
    ], data


def _multipart(kind, entities, mail):
    chunks = []
    # The same mail always has the same bytes, so a repeated attempt is a true repetition.
    boundary = "=_" + sha256(f"{kind}\n{mail.message_id}".encode()).hexdigest()[:40]
    for headers, data in entities:
        head = "\r\n".join([f"--{boundary}", *headers])
        chunks.append(head.encode("ascii") + b"\r\n\r\n" + data)
        chunks.append(b"" if data.endswith(b"\r\n") else b"\r\n")
    chunks.append(f"--{boundary}--\r\n".encode())
    header = f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"'
    return [header], b"".join(chunks)


def _file(attachment):
    kind = attachment.content_type.lower()
    if not TYPE.fullmatch(kind) or kind.startswith(("multipart/", "message/")):
        # A nested message may not be base64; as a plain file it arrives as it is.
        kind = "application/octet-stream"
    place = "inline" if attachment.is_inline and attachment.cid else "attachment"
    name = one_clean_line(attachment.name)[:150] or "file"
    headers = [
        f"Content-Type: {kind}" + _type_name(name),
        "Content-Transfer-Encoding: base64",
        f"Content-Disposition: {place}" + _filename(name),
    ]
    if attachment.cid:
        headers.append(f"Content-ID: {_id(attachment.cid)}")
    return headers, base64.encodebytes(attachment.data).replace(b"\n", b"\r\n")


def _type_name(name):
    """The name once more in the spelling that Outlook reads."""
    if _is_plain(name):
        return ""
    words = "\r\n ".join(_encoded(name))
    return f';\r\n name="{words}"'


def _filename(name):
    """A quoted name if it is plain, else RFC 2231; both at once would contradict each other."""
    if _is_plain(name):
        return f';\r\n filename="{name}"'
    data = name.encode("utf-8", "replace")
    pieces = [data[i : i + 16] for i in range(0, len(data), 16)]
    lines = [
        f"\r\n filename*{index}*="
        + ("utf-8''" if index == 0 else "")
        + "".join(map(_percent, piece))
        for index, piece in enumerate(pieces)
    ]
    return ";" + ";".join(lines)


def _is_plain(name):
    return name.isascii() and not any(c in name for c in '"\\%?=')


def _percent(byte):
    character = chr(byte)
    return character if character.isascii() and character.isalnum() else f"%{byte:02X}"
