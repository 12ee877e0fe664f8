"""Where a mail belongs: prefixes, numbers in subjects, and candidates in the order to try."""

import re
from dataclasses import dataclass

from .addresses import normalise_email
from .ids import is_own_id
from .model import ParsedMail
from .parse import delivered_to
from .replyaddress import verify

PREFIX = re.compile(
    r"\s*(?:re|r|aw|antw|antwort|wg|fwd?|weitergeleitet|rv|tr|sv|vs|vb|vl|ref|rif|doorst|enc|odp"
    r"|pd|ynt|automatische antwort|automatic reply)"
    r"\s{0,3}(?:\[\d{1,4}\]|\(\d{1,4}\)|\^\d{1,4}|\d{1,3})?\s{0,3}[:：]",
    re.I,
)
NUMBER = re.compile(r"\[#(\d{1,18})\]")
EXTERNAL = re.compile(r"\s*\[(?:ext(?:ern(?:al)?)?|extern!?|external e-?mail)\]\s*:?", re.I)
MAX_CANDIDATES = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing in a mail that may name its ticket; how far to trust it depends on `kind`."""

    kind: str
    value: str
    ticket_id: int | None = None
    contact_id: int | None = None


def strip_prefixes(subject):
    """A subject without any number of Re:, AW:, WG:, Fwd[2]: … and [EXTERN] marks in front."""
    at = 0
    while found := PREFIX.match(subject, at) or EXTERNAL.match(subject, at):
        at = found.end()
    return subject[at:].strip() if at else subject.strip()


def subject_number(subject):
    """The last ticket number of the form [#1042] in a subject, or None."""
    found = NUMBER.findall(subject)
    return int(found[-1]) if found else None


def candidates(mail: ParsedMail, *, keys=(), own_domains=(), mailboxes=()):
    """What may name the ticket, surest first.

    `keys` verify our signed reply addresses, `own_domains` mark Message-IDs of ours,
    `mailboxes` (addresses) limit signed addresses to these mailboxes when given.
    """
    found = _reply_addresses(mail, keys, {normalise_email(m) for m in mailboxes})
    newest = tuple(reversed(mail.references))
    answered = (mail.in_reply_to,) if mail.in_reply_to else ()
    ours = [i for i in dict.fromkeys(answered + newest) if is_own_id(i, own_domains)]
    found += [Candidate("own_id", value) for value in ours]
    found += [Candidate("reference", value) for value in newest if value not in ours]
    found += [
        Candidate("in_reply_to", value)
        for value in answered
        if value not in ours and value not in newest
    ]
    number = subject_number(mail.subject)
    if number is not None:
        found.append(Candidate("subject", str(number), ticket_id=number))
    return tuple(found[:MAX_CANDIDATES])


def _reply_addresses(mail, keys, mailboxes):
    found = []
    shown = (a.email for a in mail.to + mail.cc)
    for email in dict.fromkeys((*delivered_to(mail), *shown)) if keys else ():
        if mailboxes and _base(email) not in mailboxes:
            continue
        ids = verify(email, keys)
        if ids:
            found.append(Candidate("reply_address", email, ticket_id=ids[0], contact_id=ids[1]))
    return found


def _base(email):
    local, _at, domain = email.rpartition("@")
    return f"{local.rpartition('+')[0]}@{domain}"
