"""The page for the works agreement as a paper (typst, in the worker), in both languages."""

import json
from importlib import import_module
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from augenhoehe.privacy import works

LAYOUT = Path(__file__).parent / "typst" / "annex.typ"
LANGUAGES = ("de", "en")


def paper_name(annex, language):
    """The file's name: Anlage-Betriebsvereinbarung-3.pdf."""
    word = "Anlage-Betriebsvereinbarung" if language == "de" else "Works-agreement-annex"
    return f"{word}-{annex.number}.pdf"


def paper_of(annex, language):
    """The bytes of a version in a language."""
    # By name, in the worker only: it takes 30 MB that no page needs.
    typst = import_module("typst")
    said = json.dumps(annex.said[language])
    given = {"sys_inputs": {"data": said}, "ignore_system_fonts": True}
    return typst.compile(str(LAYOUT), pdf_standards=["ua-1"], **given)


def said_in(language, *, number, made_at, house):
    """All that the paper says, as it is now."""
    with override(language):
        return {
            "language": language,
            "house": house or "Augenhöhe",
            "title": _("Annex to the works agreement on Augenhöhe"),
            "under": _("Version %(number)s, as it was on %(day)s") % _when(number, made_at),
            "assured": _assured(),
            "groups": [_kept(), _agreed(), _switches()],
            "signed": [_("For the employer"), _("For the works council")],
            "place": _("Place, day, signature"),
            "foot": _("Read from the program by Augenhöhe, not written by hand."),
        }


def _when(number, made_at):
    return {
        "number": number,
        "day": date_format(timezone.localtime(made_at), "DATETIME_FORMAT"),
    }


def _assured():
    rows = [{"says": str(one.sentence), "tests": list(one.held_by)} for one in works.assured()]
    return {
        "title": _("What is technically impossible"),
        "lead": _("Each sentence is held by tests that run with every change of the program."),
        "rows": rows,
    }


def _kept():
    return {
        "title": _("What is kept of people who work here"),
        "head": [
            pgettext("column", "What"),
            pgettext("column", "Who reads it"),
            _("How long"),
        ],
        "rows": [[one.what, one.reads, one.until] for one in works.kept_of_staff()],
        "none": "",
    }


def _agreed():
    return {
        "title": _("Consents and agreements on record"),
        "head": [
            pgettext("column", "What"),
            _("Who agreed"),
            pgettext("column", "State"),
        ],
        "rows": [_agreed_row(one) for one in works.agreed()],
        "none": _("None is on record."),
    }


def _agreed_row(one):
    holds = pgettext("consent", "in force") if one.is_in_force else pgettext("consent", "ended")
    day = date_format(one.on, "DATE_FORMAT")
    who = f"{one.who}, {day}" + (f" ({one.where})" if one.where else "")
    return [one.what, who, holds]


def _switches():
    return {
        "title": _("Switches that touch people"),
        "head": [
            pgettext("column", "Switch"),
            pgettext("column", "State"),
            pgettext("column", "Remark"),
        ],
        "rows": [[one.title, one.state, one.sentence] for one in works.switches()],
        "none": "",
    }
