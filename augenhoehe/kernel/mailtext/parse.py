"""From raw bytes to a ParsedMail, with bounded work and without surprises."""

import hashlib
import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from urllib.parse import unquote

from .addresses import normalise_email, parse_addresses
from .charset import clean, decode
from .html import html_to_text, text_to_html
from .ids import first_id, message_ids
from .mime import content, file_name, header_text, make_part, read_headers, skip_envelope, walk
from .model import (
    MAX_ADDRESSES,
    MAX_HTML,
    MAX_PARTS,
    MAX_REFERENCES,
    MAX_TEXT,
    Attachment,
    Hint,
    ParsedMail,
    Unparseable,
)
from .names import safe_name
from .tnef import BrokenTnef, read_tnef
from .words import decode_header

META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:\-]{1,40})", re.I)
CID = re.compile(r"""cid:([^\s"'<>)]{1,400})""", re.I)
TNEF_TYPES = {"application/ms-tnef", "application/vnd.ms-tnef"}
NESTED = {"message/rfc822", "message/global", "message/news"}
MAX_SUBJECT = 1_000
MAX_VALUE = 2_000


def parse(raw):
    """Read a mail; raises Unparseable (mail.empty, mail.no_headers) and nothing else."""
    if b"\r" in raw and b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    start = skip_envelope(raw)
    if not raw[start:].strip(b"\0 \t\r\n"):
        raise Unparseable("mail.empty")
    headers, body, cut = read_headers(raw, start, len(raw))
    if not headers:
        raise Unparseable("mail.no_headers", {"starts_with": repr(raw[start : start + 40])})
    hints = [Hint("header.cut", {})] if cut else []
    root = make_part(headers, body, len(raw))
    return _build(raw, root, hints)


def _build(raw, root, hints):
    contents = _Contents(raw, hints)
    for part in walk(raw, root):
        contents.take(part)
    text, html = contents.bodies()
    headers = root.headers
    from_ = _first(headers, "from")
    date = parse_date(root.first("date"))
    digest = hashlib.sha256(raw[root.start :].replace(b"\r\n", b"\n").rstrip()).hexdigest()
    message_id = first_id(root.first("message-id"))
    _note_missing(hints, date=date, from_=from_, message_id=message_id)
    message_id = message_id or _made_id(root, digest)
    return ParsedMail(
        from_=from_,
        sender=_first(headers, "sender"),
        reply_to=_all(headers, "reply-to", hints),
        to=_all(headers, "to", hints),
        cc=_all(headers, "cc", hints),
        subject=header_text(root, "subject")[:MAX_SUBJECT],
        date=date,
        message_id=message_id,
        in_reply_to=first_id(root.first("in-reply-to")),
        references=_references(headers),
        text=text,
        html=html,
        attachments=contents.attachments(html),
        headers=_readable(headers),
        digest=hashlib.sha256(f"{message_id}\n{digest}".encode()).hexdigest(),
        hints=tuple(hints),
    )


def _note_missing(hints, *, date, from_, message_id):
    if date is None:
        hints.append(Hint("date.missing", {}))
    if from_ is None or not from_.email:
        hints.append(Hint("from.missing", {}))
    if not message_id:
        hints.append(Hint("message_id.missing", {}))


def _first(headers, name):
    for value in headers.get(name, ())[:5]:
        found = parse_addresses(value, 5)
        if found:
            return next((a for a in found if a.email), found[0])
    return None


def _all(headers, name, hints):
    found = []
    for value in headers.get(name, ())[:50]:
        found += parse_addresses(value, MAX_ADDRESSES + 1 - len(found))
        if len(found) > MAX_ADDRESSES:
            hints.append(Hint("addresses.cut", {"header": name, "kept": MAX_ADDRESSES}))
            break
    return tuple(found[:MAX_ADDRESSES])


def _readable(headers):
    return {
        name: tuple(decode_header(value[:MAX_VALUE]) for value in values[:50])
        for name, values in headers.items()
    }


def _made_id(root, digest):
    """The same mail without a Message-ID gets the same one each time it arrives."""
    known = "\n".join(root.first(name) for name in ("from", "to", "date", "subject"))
    made = hashlib.sha256(f"{known}\n{digest}".encode()).hexdigest()
    return f"{made[:40]}@missing.invalid"


def _references(headers):
    ids = message_ids(" ".join(headers.get("references", ())[:5]))
    if len(ids) > MAX_REFERENCES:
        ids = ids[:1] + ids[1 - MAX_REFERENCES :]
    return ids


def parse_date(value):
    """An aware moment from a Date header, or None."""
    try:
        found = parsedate_tz(value[:200])
        if not found:
            return None
        offset = found[9] or 0
        zone = timezone(timedelta(seconds=offset)) if offset else UTC
        return datetime(*found[:5], min(found[5], 59), tzinfo=zone)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


class _Contents:
    """Sorts the leaves into bodies and files."""

    def __init__(self, raw, hints):
        self.raw, self.hints = raw, hints
        self.body, self.files = [], []

    def take(self, part):
        """Put one leaf where it belongs."""
        if part.cut == "parts":
            self.hints.append(Hint("parts.cut", {"kept": MAX_PARTS}))
        elif part.cut:
            self.hints.append(Hint("depth.cut", {}))
        name = file_name(part)
        if self.is_body(part, name):
            self.body.append((part.content_type, part.alternative, self.text_of(part)))
            return
        data = content(self.raw, part)
        if part.content_type in TNEF_TYPES or name.lower() == "winmail.dat":
            if self.unwrap(data):
                return
        self.add(part, name, data)

    def is_body(self, part, name):
        """RFC 8621: text, not an attachment, and the first in its place or unnamed."""
        if part.content_type not in ("text/plain", "text/html") or part.disposition == "attachment":
            return False
        is_first = part.index == 0
        return is_first and not name or (part.parent != "multipart/related" and not name)

    def text_of(self, part):
        data = content(self.raw, part)
        limit = MAX_HTML if part.content_type == "text/html" else MAX_TEXT
        if len(data) > limit:
            self.hints.append(Hint("text.cut", {"kept": limit}))
            data = data[:limit]
        charset = part.params.get("charset", "")
        if not charset and part.content_type == "text/html":
            found = META_CHARSET.search(data, 0, 4_000)
            charset = found[1].decode("ascii", "replace") if found else ""
        return clean(decode(data, charset))

    def unwrap(self, data):
        try:
            wrapped = read_tnef(data)
        except BrokenTnef as error:
            self.hints.append(Hint("tnef.failed", {"reason": str(error)}))
            return False
        for file in wrapped.files:
            self.keep(file.name, file.content_type.lower(), file.data, file.cid)
        if not any(text.strip() for _kind, _group, text in self.body):
            self.body.append(("text/plain", 0, clean(wrapped.text)[:MAX_TEXT]))
            if wrapped.html:
                self.body.append(("text/html", 0, clean(wrapped.html)[:MAX_HTML]))
        return True

    def add(self, part, name, data):
        if part.content_type in NESTED and not name:
            headers, _body, _cut = read_headers(data, skip_envelope(data), len(data))
            name = decode_header(headers.get("subject", ("",))[0])[:80].replace("/", "-")
            name = name and name + ".eml"
        cid = decode_header(part.first("content-id")).strip("<> ")
        self.keep(name, part.content_type, data, cid)

    def keep(self, name, content_type, data, cid):
        number = len(self.files) + 1
        content_type = content_type or "application/octet-stream"
        name = safe_name(name, content_type, number)
        self.files.append(Attachment(name, content_type, data, cid))

    def bodies(self):
        """(text, html); in an alternative each kind stands for the whole."""
        kinds = {(kind, group) for kind, group, _text in self.body if group}
        text = [
            body if kind == "text/plain" else html_to_text(body)
            for kind, group, body in self.body
            if kind == "text/plain" or ("text/plain", group) not in kinds
        ]
        text = "\n".join(one for one in text if one.strip())
        html = ""
        if any(kind == "text/html" for kind, _group, _text in self.body):
            html = "\n".join(
                body if kind == "text/html" else text_to_html(body)
                for kind, group, body in self.body
                if kind == "text/html" or ("text/html", group) not in kinds
            )
            text = text or html_to_text(html)
        return text, html

    def attachments(self, html):
        """The files, those that the HTML shows marked as inline."""
        shown = {unquote(found).lower() for found in CID.findall(html)} if self.files else ()
        return tuple(
            Attachment(f.name, f.content_type, f.data, f.cid, is_inline=True)
            if f.cid and f.cid.lower() in shown
            else f
            for f in self.files
        )


def delivered_to(mail):
    """Addresses the mail server says it delivered to, besides To and Cc."""
    names = ("delivered-to", "x-original-to", "x-envelope-to", "envelope-to")
    found = (normalise_email(v) for name in names for v in mail.headers.get(name, ()))
    return tuple(dict.fromkeys(email for email in found if email))
