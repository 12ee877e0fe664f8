"""Mails that a data breach needs, as drafts in two languages; a person reads and sends them."""

import json
from functools import cache
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy, override, pgettext

from augenhoehe.complaints.authorities import authority_of, data_protection
from augenhoehe.people.queries import department

TEXTS = Path(__file__).parent / "data" / "breach_drafts.json"
LABELS = {
    "receiver": gettext_lazy("To the wrong receiver"),
    "affected": gettext_lazy("To whoever is affected"),
    "officer": gettext_lazy("To the data protection officer"),
    "boss": gettext_lazy("To the management"),
    "client": gettext_lazy("To the client whose data they are"),
}
LANGUAGES = ("de", "en")
OPEN = "[…]"


@cache
def texts():
    """{which: {language: {subject, text}}}."""
    return json.loads(TEXTS.read_text())


def draft_of(breach, which, *, language, by):
    """(subject, text) of a draft; what is not known yet stands as […]."""
    words = texts()[which][language]
    with override(language):
        given = _given(breach, by)
    return words["subject"].format(**given), words["text"].format(**given)


def _given(breach, by):
    settings, house = data_protection(), department()
    authority = authority_of(settings, house=house)
    return {
        "number": breach,
        "day": date_format(timezone.localtime(breach.known_at), "DATE_FORMAT"),
        "known": _moment(breach.known_at),
        "due": _moment(breach.due_at),
        "what": breach.what or OPEN,
        "whose": breach.whose or OPEN,
        "data": "; ".join(breach.data_words) or OPEN,
        "people": OPEN if breach.people_count is None else breach.people_count,
        "consequences": breach.consequences or OPEN,
        "measures": breach.measures or OPEN,
        "officer": _officer(settings),
        "authority": authority.name,
        "website": authority.website,
        "by": by.name,
        "house": house.name,
    }


def _officer(settings):
    parts = [settings.officer, settings.officer_email, settings.officer_phone]
    return ", ".join(part for part in parts if part) or pgettext("breach", "we ourselves")


def _moment(at):
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def address_of(breach, which):
    """To whom a draft goes, as far as it is known."""
    if which == "officer":
        return data_protection().officer_email
    contact = breach.complaint.contact if breach.complaint else None
    if which in ("receiver", "affected") and contact is not None:
        first = contact.addresses.first()
        return first.email if first else ""
    return ""
