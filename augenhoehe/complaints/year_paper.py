"""The yearly report as PDF, set by typst; its words come as data and are never markup."""

import json
from importlib import import_module
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from augenhoehe.people.queries import department

LAYOUT = Path(__file__).parent / "typst" / "year.typ"


def paper_name(report, language):
    """The file's name: Beschwerdebericht-2025.pdf."""
    word = "Beschwerdebericht" if language == "de" else "Complaints-report"
    return f"{word}-{report.year}.pdf"


def paper_of(report, language):
    """The bytes of a released report in a language."""
    with override(language):
        said = json.dumps(_said(report, language))
    # By name, in the worker only: it takes 30 MB that no page needs.
    typst = import_module("typst")
    given = {"sys_inputs": {"data": said}, "ignore_system_fonts": True}
    return typst.compile(str(LAYOUT), pdf_standards=["ua-1"], **given)


def _said(report, language):
    facts = report.facts[language]
    by = report.released_by.name if report.released_by else ""
    return {
        "language": language,
        "house": department().name or "Augenhöhe",
        "title": _("Complaints in %(year)s") % {"year": report.year},
        "words": report.words,
        "signed": ", ".join(filter(None, [by, date_format(report.released_at, "DATE_FORMAT")])),
        "head": _head(),
        "rows": [_row(row) for row in facts["rows"] if not row["is_empty"]],
        "splits": [
            {"title": one["title"], "sentence": one["sentence"], "rows": _parts(one)}
            for one in facts["splits"]
        ],
        "measures": [_measure(one) for one in facts["measures"]],
        "foot": _("Each figure with n and its 95 % interval; as they stood on the day of release."),
    }


def _head():
    return {
        "words": _("What management should know and decide"),
        "figures": _("The year in figures"),
        "columns": [
            pgettext("column", "Figure"),
            pgettext("column", "Value"),
            _("95 % interval"),
            pgettext("column", "n"),
            _("Year before"),
            pgettext("column", "Change"),
        ],
        "parts": [
            pgettext("column", "Part"),
            pgettext("column", "n"),
            _("Share (95 % interval)"),
        ],
        "measures": _("What was changed because of complaints"),
        "unmeasured": _("No measure was taken because of a complaint."),
    }


def _row(row):
    value = row["held"] or f"{row['value']} {row['judged']}".strip()
    n = "" if row["held"] else str(row["n"])
    return [row["title"], value, row["interval"], n, row["before"], row["change"]]


def _parts(split):
    return [[one["name"], str(one["n"]), one["share"]] for one in split["rows"]]


def _measure(one):
    said = ", ".join(filter(None, [one["kind"], one["state"], one["verdict"]]))
    return {"title": f"{one['title']} ({one['complaint']})", "said": said, "lesson": one["lesson"]}
