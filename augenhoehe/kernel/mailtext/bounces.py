"""Mail that came back: RFC 3464 reports, and the reports that keep to no standard."""

import re
from dataclasses import dataclass

from .addresses import normalise_email
from .charset import clean, decode
from .ids import first_id
from .mime import read_headers

FROM_DAEMON = re.compile(
    r"(?:mailer-daemon|mail-daemon|maildaemon|postmaster|mailerdaemon|microsoftexchange[0-9a-f]{32}"
    r"|mdaemon|mail delivery (?:system|subsystem)|bounces?)(?:\+.*)?",
    re.I,
)
SUBJECTS = re.compile(
    r"unzustellbar|undeliver(?:able|ed)|failure notice"
    r"|delivery (?:status notification|failure|has failed)"
    r"|mail delivery (?:failed|failure|system)|returned mail|returned to sender|nicht zugestellt"
    r"|konnte nicht (?:zugestellt|übermittelt)|zustellung (?:fehlgeschlagen|verzögert)"
    r"|warning: (?:could not send|message .{0,40}delayed)|delivery delayed"
    r"|non remis|message non distribué|mancata consegna|mail could not be delivered",
    re.I,
)
REPORT = re.compile(r"report-type\s*=\s*\"?delivery-status", re.I)
STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
REPLY_CODE = re.compile(r"(?<![\d.\-])([45]\d\d)[ \-](?:[^\d]|\d\.\d)")
IN_TEXT = re.compile(
    r"<?([^\s<>@\"'(),;:\[\]]{1,64}@[^\s<>@\"'(),;:\[\]]{1,190}\.[^\s<>@\"'(),;:\[\]]{1,60})>?:?"
)
ID_IN_TEXT = re.compile(r"message-id:\s*<([^<>\s]{3,400})>", re.I)
DELAYED = re.compile(
    r"verzögert|delayed|will be retried|wird weiterhin versucht|still trying|warning", re.I
)
ORIGINAL_BELOW = re.compile(
    r"^(?:-{2,}.{0,60}(?:copy of the message|original message|ursprüngliche|nachrichtenkopf).*"
    r"|ursprüngliche nachrichtenköpfe:?|original message headers:?"
    r"|diagnoseinformationen für administratoren:?)",
    re.I | re.M,
)
MAX_FAILURES = 100
MAX_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Failure:
    """One recipient that was not reached; status is like "5.1.1", "" when unknown."""

    email: str
    status: str
    is_permanent: bool
    text: str


@dataclass(frozen=True, slots=True)
class Bounce:
    """What came back: the Message-ID of our mail ("" when unknown) and whom it missed."""

    original_id: str
    failures: tuple[Failure, ...]

    @property
    def is_permanent(self):
        """Whether at least one recipient failed for good."""
        return any(failure.is_permanent for failure in self.failures)


def is_bounce(mail):
    """A delivery report by its type, or by its sender together with subject or headers."""
    kind = mail.header("content-type")
    if REPORT.search(kind) or mail.header("x-failed-recipients"):
        return True
    if any(a.content_type == "message/delivery-status" for a in mail.attachments):
        return _is_daemon(mail)
    return _is_daemon(mail) and bool(SUBJECTS.search(mail.subject))


def _is_daemon(mail):
    if mail.header("return-path").strip() == "<>" and mail.header("auto-submitted").lower() in (
        "auto-replied",
        "auto-generated",
    ):
        return True
    for address in (mail.from_, mail.sender):
        if address is None:
            continue
        local = address.email.rpartition("@")[0]
        if FROM_DAEMON.fullmatch(local) or FROM_DAEMON.fullmatch(address.name.strip()):
            return True
    return mail.from_ is None or not mail.from_.email


def read_bounce(mail):
    """What a bounce says, or None if the mail is none."""
    if not is_bounce(mail):
        return None
    failures = _standard(mail) or _from_words(mail)
    return Bounce(_original_id(mail), tuple(failures[:MAX_FAILURES]))


def _standard(mail):
    """Recipients of message/delivery-status: blocks of fields, the first is about the mail."""
    found = []
    for part in mail.attachments:
        if part.content_type not in ("message/delivery-status", "message/global-delivery-status"):
            continue
        for block in re.split(r"\n[ \t]*\n", clean(decode(part.data[: MAX_TEXT * 10])))[:200]:
            failure = _failure(_fields(block))
            if failure:
                found.append(failure)
    return found


def _fields(block):
    data = block.strip().encode() + b"\n"
    return {name: values[0] for name, values in read_headers(data, 0, len(data))[0].items()}


def _failure(fields):
    action = fields.get("action", "").lower().strip()
    named = fields.get("final-recipient") or fields.get("original-recipient") or ""
    email = normalise_email(named.partition(";")[2] or named)
    if not email or action in ("delivered", "relayed", "expanded"):
        return None
    status = STATUS.search(fields.get("status", "")) or STATUS.search(
        fields.get("diagnostic-code", "")
    )
    status = status[1] if status else ""
    permanent = action == "failed" if action else status.startswith("5")
    if status.startswith("4") and action != "failed":
        permanent = False
    return Failure(email, status, permanent, fields.get("diagnostic-code", "")[:500])


def _from_words(mail):
    """Recipients named in prose (qmail, Exchange, exim): addresses above the returned mail."""
    text = mail.text[:MAX_TEXT]
    cut = ORIGINAL_BELOW.search(text)
    above = text[: cut.start()] if cut else text
    code = STATUS.search(text) or REPLY_CODE.search(text)
    status = code[1] if code and "." in code[1] else ""
    temporary = bool(DELAYED.search(mail.subject)) or (code[1].startswith("4") if code else False)
    emails = _named(mail, above)
    reason = " ".join(above.split())[:500]
    return [Failure(email, status, not temporary, reason) for email in emails]


def _named(mail, text):
    header = mail.header("x-failed-recipients")
    given = [normalise_email(one) for one in header.split(",")] if header else []
    if not any(given):
        given = [normalise_email(found) for found in IN_TEXT.findall(text)[:200]]
    ours = {a.email for a in (*mail.to, *mail.cc, mail.from_, mail.sender) if a}
    return list(dict.fromkeys(email for email in given if email and email not in ours))


def _original_id(mail):
    """Our Message-ID: from the returned mail or its headers, else as the report names it."""
    for part in mail.attachments:
        if part.content_type in ("message/rfc822", "message/global", "text/rfc822-headers"):
            headers, _body, _cut = read_headers(part.data, 0, min(len(part.data), 200_000))
            found = first_id(headers.get("message-id", ("",))[0])
            if found:
                return found
    named = ID_IN_TEXT.search(mail.text[:200_000])
    if named:
        return named[1]
    return mail.in_reply_to or (mail.references[-1] if mail.references else "")
