"""A table of evidence, line by line: what is understood, and what is not and why."""

import csv
import re
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from itertools import islice

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.customers.actions.basis import Evidence
from augenhoehe.customers.keys import clean_email
from augenhoehe.customers.models import Basis, Contact, ContactAddress

MOST_LINES = 50_000
MOST_BYTES = 10_000_000
MOST_CARRIED = 400_000
GERMAN = {
    "e-mail": "email",
    "art": "kind",
    "datum": "date",
    "nachweis": "proof",
    "leistung": "service",
    "hinweis": "notice",
}
KINDS = {"einwilligung": "consent", "verkauf": "sale", "consent": "consent", "sale": "sale"}
YES = ("ja", "yes", "1", "true", "x")
ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)", re.ASCII)
GERMAN_DATE = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})", re.ASCII)


@dataclass(frozen=True)
class Line:
    """A line of the table: whose, what it shows, or what is wrong with it."""

    number: int
    email: str
    contact: Contact | None = None
    evidence: Evidence | None = None
    trouble: str = ""


def read_lines(raw):
    """The lines of a CSV file (bytes), each with its contact; a bad file is one bad line."""
    text = _decoded(raw)
    table = csv.reader(StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    try:
        rows = list(islice(table, MOST_LINES))
    except csv.Error:
        return [Line(1, "", trouble=_("This is no CSV file."))]
    head = [_head(cell) for cell in rows[0]] if rows else []
    if not {"email", "kind", "date", "proof"} <= set(head):
        return [Line(1, "", trouble=_("The first line has to name email, kind, date and proof."))]
    return _with_contacts([dict(zip(head, row, strict=False)) for row in rows[1:]])


def _decoded(raw):
    try:
        text = raw[:MOST_BYTES].decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw[:MOST_BYTES].decode("cp1252", "replace")
    return text.replace("\0", "")


def as_text(raw):
    """The table as a form carries it to the second step; "" where it is too long for one."""
    text = _decoded(raw)
    return text if len(text) < MOST_CARRIED else ""


def _head(cell):
    word = cell.strip().lower()
    return GERMAN.get(word, word)


def _with_contacts(rows):
    wanted = {clean_email(row.get("email", "")) for row in rows}
    found = ContactAddress.objects.filter(email__in=wanted).select_related("contact")
    contacts = {one.email: one.contact for one in found}
    return [_line(number, row, contacts) for number, row in enumerate(rows, 2)]


def _line(number, row, contacts):
    email = clean_email(row.get("email", ""))
    if (contact := contacts.get(email)) is None:
        return Line(number, email, trouble=_("No contact has this address."))
    kind = KINDS.get(row.get("kind", "").strip().lower())
    if kind is None:
        return Line(number, email, trouble=_("The kind is “consent” or “sale”."))
    given_at = _moment(row.get("date", ""))
    if given_at is None:
        return Line(number, email, trouble=_("The date is not understood."))
    return Line(number, email, contact, _evidence(kind, given_at, row))


def _evidence(kind, given_at, row):
    is_sale = kind == Basis.Kind.SALE
    return Evidence(
        kind=kind,
        given_at=given_at,
        proof=row.get("proof", "").strip()[:255],
        text_version="" if is_sale else row.get("text", "").strip()[:255],
        service=row.get("service", "").strip()[:160] if is_sale else "",
        notice_given=is_sale and row.get("notice", "").strip().lower() in YES,
    )


def _moment(text):
    """2026-03-01 or 01.03.2026, as the first moment of that day; None for anything else."""
    if found := ISO.fullmatch(text.strip()):
        parts = found.groups()
    elif found := GERMAN_DATE.fullmatch(text.strip()):
        parts = reversed(found.groups())
    else:
        return None
    try:
        return datetime(*map(int, parts), tzinfo=timezone.get_current_timezone())
    except ValueError:
        return None
