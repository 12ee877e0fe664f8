"""What a report sheet keeps of a data breach, and how it is printed (typst, in the worker)."""

import json
from importlib import import_module
from pathlib import Path

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from augenhoehe.complaints.authorities import authority_of, data_protection
from augenhoehe.complaints.breach_words import FIELDS
from augenhoehe.complaints.models import Breach
from augenhoehe.people.queries import department

LAYOUT = Path(__file__).parent / "typst" / "breach.typ"
LANGUAGES = ("de", "en")
TEXTS = (
    "what", "way", "happened", "whose", "people_count", "data_kinds", "records_count",
    "consequences", "measures", "risk", "why_risk", "why_late", "file_number", "why_not_told",
)  # fmt: skip
MOMENTS = ("known_at", "reported_at", "told_at")


def facts_of(breach, *, by):
    """All that a sheet says, as it is now."""
    settings, house = data_protection(), department()
    authority = authority_of(settings, house=house)
    moments = {name: getattr(breach, name) for name in MOMENTS}
    return {
        **{name: getattr(breach, name) for name in TEXTS},
        **{name: at.isoformat() if at else "" for name, at in moments.items()},
        "house": house.name,
        "controller": settings.controller or house.name,
        "officer": settings.officer,
        "officer_email": settings.officer_email,
        "officer_phone": settings.officer_phone,
        "authority": authority.name,
        "website": authority.website,
        "by": by.name,
        "by_email": by.email,
    }


def paper_name(sheet, language):
    """The file's name: Datenpanne-D3-Meldung-1.pdf."""
    word = "Datenpanne-{}-Meldung-{}.pdf" if language == "de" else "Data-breach-{}-report-{}.pdf"
    return word.format(sheet.breach, sheet.number)


def paper_of(sheet, language):
    """The bytes of a sheet in a language."""
    with override(language):
        said = json.dumps(_said(sheet, language))
    # By name, in the worker only: it takes 30 MB that no page needs.
    typst = import_module("typst")
    given = {"sys_inputs": {"data": said}, "ignore_system_fonts": True}
    return typst.compile(str(LAYOUT), pdf_standards=["ua-1"], **given)


def _said(sheet, language):
    facts = sheet.facts
    number, of = sheet.number, sheet.breach
    return {
        "language": language,
        "house": facts["house"] or "Augenhöhe",
        "title": _("Report of a personal data breach"),
        "under": _("Art. 33 GDPR · %(breach)s, report %(number)s (%(kind)s) of %(day)s")
        % {
            "breach": of,
            "number": number,
            "kind": sheet.get_kind_display(),
            "day": _moment(sheet.made_at),
        },
        "groups": [
            {"title": title, "rows": [list(row) for row in rows]}
            for title, rows in _groups(sheet, facts)
        ],
        "foot": _("Laid out by Augenhöhe; it was sent by nobody but yourselves."),
    }


def _groups(sheet, facts):
    yield pgettext("report sheet", "To"), _receiver(facts)
    yield pgettext("report sheet", "From"), _senders(facts)
    yield _("The breach"), _happened(facts)
    yield _("Who and what is affected"), _affected(facts)
    yield _("Consequences and measures"), _after(facts)


def _receiver(facts):
    return [
        (pgettext("report sheet", "Authority"), facts["authority"]),
        (pgettext("report sheet", "Web address"), facts["website"]),
    ]


def _senders(facts):
    officer = " · ".join(
        part for part in (facts["officer"], facts["officer_email"], facts["officer_phone"]) if part
    )
    return [
        (pgettext("report sheet", "Controller"), facts["controller"]),
        (_("Data protection officer"), officer or _open()),
        (_("Contact for questions"), f"{facts['by']} · {facts['by_email']}"),
    ]


def _happened(facts):
    rows = [
        (_("What happened?"), facts["what"]),
        (_("In which way?"), str(Breach.Way(facts["way"]).label)),
        (_("When did it happen?"), facts["happened"] or _open()),
        (_("When did it become known?"), _moment(facts["known_at"])),
    ]
    if facts["why_late"]:
        rows.append((_("Why later than 72 hours?"), facts["why_late"]))
    if facts["file_number"]:
        rows.append((_("The authority's file number"), facts["file_number"]))
    return rows


def _affected(facts):
    kinds = [str(Breach.Data(one).label) for one in facts["data_kinds"]]
    return [
        (str(FIELDS["whose"]), facts["whose"] or _open()),
        (str(FIELDS["people_count"]), _number(facts["people_count"])),
        (str(FIELDS["data_kinds"]), "; ".join(kinds) or _open()),
        (str(FIELDS["records_count"]), _number(facts["records_count"])),
    ]


def _after(facts):
    told = _moment(facts["told_at"]) if facts["told_at"] else facts["why_not_told"]
    risk = " – ".join(
        part for part in (str(Breach.Risk(facts["risk"]).label), facts["why_risk"]) if part
    )
    return [
        (str(FIELDS["consequences"]), facts["consequences"] or _open()),
        (str(FIELDS["measures"]), facts["measures"] or _open()),
        (_("Risk for those affected"), risk),
        (_("Were those affected told (Art. 34)?"), told or _open()),
    ]


def _number(value):
    return _open() if value is None else f"{value}"


def _open():
    return pgettext("report sheet", "not known yet; will follow")


def _moment(at):
    at = parse_datetime(at) if isinstance(at, str) else at
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")
