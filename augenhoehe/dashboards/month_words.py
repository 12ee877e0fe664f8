"""What the monthly page says in the reader's language: on the screen and in the PDF alike."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from augenhoehe.dashboards.figure_words import HELD_BACK, VARIATION, shower
from augenhoehe.measures.models import Verdict
from augenhoehe.ui.templatetags.ui import number

HEADINGS = {
    "came": pgettext_lazy("month", "What came"),
    "went": pgettext_lazy("month", "How it went"),
    "said": pgettext_lazy("month", "What customers said"),
}
JUDGED = {
    "nothing": gettext_lazy("Nothing to count."),
    "too_few": gettext_lazy("Too few to judge."),
    "few_months": gettext_lazy("Fewer than six months: nothing can be said yet."),
    "common_cause": gettext_lazy("The usual ups and downs."),
}
TONES = {"improvement": "good", "concern": "warn", "high": "info", "low": "info"}
ICONS = {"good": "trending-up-down", "warn": "circle-alert", "info": "info"}


@dataclass(frozen=True)
class Line:
    """A figure as the page says it; `held`: why it is not shown."""

    name: str
    title: str
    value: str = ""
    n: str = ""
    interval: str = ""
    before: str = ""
    word: str = ""
    tone: str = ""
    icon: str = ""
    held: str = ""
    is_closed: bool = True


@dataclass(frozen=True)
class Group:
    """A part of the page: its heading and its figures."""

    code: str
    heading: str
    lines: list


def language():
    """The language the page speaks now."""
    return "en" if (get_language() or "de").startswith("en") else "de"


def groups_of(rows_by_group):
    """The figures of a page; groups in which there is nothing are left out."""
    return [
        Group(code, str(HEADINGS[code]), [line_of(row) for row in rows])
        for code, rows in rows_by_group.items()
        if rows
    ]


def line_of(row):
    """One figure in words."""
    title = row["title"][language()]
    if "held" in row:
        return Line(row["name"], title, held=str(HELD_BACK[row["held"]]))
    word, show = row["word"], shower(row["unit"])
    tone = TONES.get(word, "")
    before = row.get("before")
    return Line(
        row["name"],
        title,
        value=_said(row["value"], show) if row["n"] else "–",
        n=number(row["n"]) if row["unit"] != "count" else "",
        interval=_interval(row, show),
        before=_with_n(before["value"], before["n"], row["unit"]) if before else "",
        word=str(JUDGED.get(word) or f"{VARIATION[word]}."),
        tone=tone,
        icon=ICONS.get(tone, ""),
        is_closed=row["is_closed"],
    )


def _said(value, show):
    return "–" if value is None else show(value).replace("-", "−")


def _interval(row, show):
    if row["unit"] == "count" or row["low"] is None or not row["n"]:
        return ""
    ends = {"low": _said(row["low"], show), "high": _said(row["high"], show)}
    return _("%(low)s to %(high)s") % ends


def verdicts_of(facts):
    """The measures whose effect was decided on, with the verdict in words."""
    return [
        one | {"label": str(Verdict(one["verdict"]).label), "on": one["figure"].get(language(), "")}
        for one in facts.get("checked", ())
    ]


def goals_of(facts):
    """The company's goals, each with what the service does for it, in a sentence."""
    return [one | {"title": _title(one), "sentence": _contribution(one)} for one in facts["goals"]]


def _title(goal):
    if goal.get("wording"):
        return goal["wording"]
    if goal.get("ask_by"):
        day = date_format(date.fromisoformat(goal["ask_by"]), "DATE_FORMAT")
        return _("Not yet clarified; to be asked by %(day)s.") % {"day": day}
    return _("Not yet clarified.")


def _contribution(goal):
    under_way, done = len(goal.get("measures", ())), goal.get("done", 0)
    if not under_way and not done:
        return _("No measure of the service serves it.")
    return _("Measures of the service: %(live)s under way, %(done)s done.") % {
        "live": under_way,
        "done": done,
    }


def corrections_of(found):
    """Figures that are counted differently today: title, then, now."""
    return [
        {
            "title": row["title"][language()],
            "then": _with_n(row["value"], row["n"], row["unit"]),
            "now": _with_n(read.value, read.n, row["unit"]),
        }
        for row, read in found
    ]


def _with_n(value, n, unit):
    said = _said(value, shower(unit)) if n else "–"
    return said if unit == "count" else f"{said} ({pgettext('column', 'n')}\u00a0{number(n)})"


def answer_words(decision):
    """What was decided, in a line; empty while it is open."""
    if not decision.answer:
        return ""
    if decision.answer == decision.Answer.OWN:
        return decision.words
    said = str(decision.get_answer_display())
    return f"{said}. {decision.words}" if decision.words else f"{said}."


def answerer(decision):
    """Who decided, as far as it is known: a person, or whoever had the link in a mail."""
    if decision.answered_by:
        return decision.answered_by.name
    return _("by the link sent to %(to)s") % {"to": decision.answered_from}
