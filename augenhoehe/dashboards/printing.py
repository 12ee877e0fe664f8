"""The monthly page as PDF, set by typst; its words come as data and are never markup."""

import json
from importlib import import_module
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from augenhoehe.dashboards import month_words as words
from augenhoehe.people.queries import department

LAYOUT = Path(__file__).parent / "typst" / "month.typ"
# In points; the first in which everything stands on one page, else the last.
SIZES = ("10.5", "9.8", "9.2", "8.6")


def paper_name(page, language):
    """The file's name: Monatsseite-2026-10.pdf."""
    word = "Monatsseite" if language == "de" else "Monthly-page"
    return f"{word}-{page.month:%Y-%m}.pdf"


def paper_of(page, language):
    """The bytes of a released page in a language."""
    with override(language):
        said = json.dumps(_said(page, language))
    # By name, in the worker only: it takes 30 MB that no page needs.
    typst = import_module("typst")
    for size in SIZES:
        given = {"sys_inputs": {"data": said, "size": size}, "ignore_system_fonts": True}
        pages = json.loads(typst.query(str(LAYOUT), "<pages>", field="value", one=True, **given))
        if pages == 1:
            break
    return typst.compile(str(LAYOUT), pdf_standards=["ua-1"], **given)


def _said(page, language):
    return {
        "language": language,
        "house": department().name or "Augenhöhe",
        "title": _("The service in %(month)s") % {"month": page},
        "intro": page.intro,
        "by": page.released_by.name if page.released_by else "",
        "released": date_format(page.released_at, "DATE_FORMAT"),
        "groups": [_group(one) for one in words.groups_of(page.facts["figures"])],
        "head": _head(),
        "verdicts": _verdicts(page),
        "goals": [_goal(one) for one in words.goals_of(page.facts)],
        "asks": [_ask(one) for one in page.decisions.all()],
        "until": _("Can be decided until %(day)s, by the link in the mail or on the page.")
        % {"day": date_format(page.open_until, "DATE_FORMAT")},
        "foot": _("Each figure with n and its 95 % interval; as they stood on the day of release."),
    }


def _head():
    return {
        "verdicts": _("Which measures worked"),
        "goals": _("The company's goals, and what the service contributes"),
        "asks": _("What I need from you"),
        "figures": _("What came, how it went, what customers said"),
        "columns": [
            pgettext("column", "Figure"),
            pgettext("column", "Value"),
            pgettext("column", "n"),
            _("95 % interval"),
            _("Month before"),
            pgettext("column", "Remark"),
        ],
        "none_checked": _("No measure was decided on in this month."),
        "none_asked": _("Nothing this month."),
        "due": _("Needed by"),
        "today": pgettext("goal", "Today"),
        "target": pgettext("goal", "Target"),
    }


def _group(group):
    rows = [
        [one.title, one.held or one.value, one.n, one.interval, one.before, one.word]
        for one in group.lines
    ]
    return {"heading": group.heading, "rows": rows}


def _verdicts(page):
    return [
        {"title": one["title"], "label": one["label"], "on": one["on"], "lesson": one["lesson"]}
        for one in words.verdicts_of(page.facts)
    ]


def _goal(goal):
    return {
        "title": f"{goal['place']}. {goal['title']}",
        "sentence": goal["sentence"],
        "today": goal.get("today", ""),
        "target": goal.get("target", ""),
    }


def _ask(decision):
    return {
        "question": decision.question,
        "why": decision.why,
        "due": date_format(decision.due_on, "DATE_FORMAT"),
    }
