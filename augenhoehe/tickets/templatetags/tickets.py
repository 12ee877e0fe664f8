"""{% load tickets %}: the rows of a list of concerns, shown more often than all else.

Built here instead of in a template because it is the hottest part of the house: a page of fifty
costs half the time (bench/pages.py). Everything that people wrote passes `escape`.
"""

from datetime import datetime
from functools import lru_cache
from html import escape
from types import SimpleNamespace
from typing import NamedTuple

from django import template
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.tickets.models import State
from augenhoehe.ui import marks, moments

register = template.Library()


@lru_cache(maxsize=8)
def _words(language):
    """What a row says, looked up once a language."""
    return SimpleNamespace(
        choose=_("Choose #%(number)s"),
        waits=_("Waits for an answer"),
        nameless=_("(no subject)"),
        urgent=_("urgent handover"),
        chaser=pgettext("state", "chaser"),
        confidential=pgettext("state", "confidential"),
        state={value: str(label) for value, label in State.choices},
    )


class Look(NamedTuple):
    """What all rows of a list have in common."""

    now: datetime
    language: str
    words: SimpleNamespace
    here: int | None
    narrow: bool
    query: str


@register.simple_tag
def ticket_rows(rows, *, here=None, narrow=False, list_query=""):
    """{% ticket_rows page.rows narrow=True here=pk list_query=wanted.as_query %}"""
    language, now = moments.spoken(), timezone.localtime()
    look = Look(now, language, _words(language), here, narrow, list_query and f"?{list_query}")
    return mark_safe("".join(_row(row, look) for row in rows))


def _row(row, look):
    kind = " is-unread" if row.unanswered_since else ""
    kind += " is-here" if look.here == row.pk else ""
    return (
        f'<li class="row-item ticket{kind}" data-row>{"" if look.narrow else _pick(row, look)}'
        f'<span class="who">{_who(row, look)}</span>'
        f'<a class="subject row-link" href="/tickets/{row.pk}/{escape(look.query)}">'
        f"{escape(row.subject or look.words.nameless)}</a>"
        f'<span class="preview">{escape(row.preview)}</span>'
        f"{_marks(row, look)}{_when(row.last_at, look)}</li>\n"
    )


def _when(at, look):
    here = at.astimezone(look.now.tzinfo)
    words = moments.in_words(here, look.now, look.language)
    return f'<time class="when" datetime="{moments.for_machines(here)}">{words}</time>'


def _pick(row, look):
    said = escape(look.words.choose % {"number": row.pk})
    return f'<input class="pick" type="checkbox" name="ids" value="{row.pk}" aria-label="{said}">'


def _who(row, look):
    dot = f'<i class="dot">{escape(look.words.waits)}</i>' if row.unanswered_since else ""
    name = row.contact__name or row.sender or "–"
    firm = row.company__name
    firm = f' <span class="muted">{escape(firm)}</span>' if firm else ""
    return f"{dot}{escape(name)}{firm}"


def _marks(row, look):
    shown = "".join(_each_mark(row, look))
    return f'<span class="marks">{shown}</span>' if shown else ""


def _each_mark(row, look):
    words = look.words
    if row.is_danger:
        yield marks.badge(words.urgent, tone="bad", shape="siren")
    if row.chaser_count and row.unanswered_since:
        yield marks.badge(words.chaser, tone="warn", shape="bell-ring")
    if row.is_confidential:
        yield marks.badge(words.confidential, tone="note", shape="lock")
    yield marks.priority(row.priority)
    if row.state != "open":
        yield marks.status(row.state, words.state.get(row.state, ""))
    if row.next_due_at:
        yield marks.due(row.next_due_at, look.now, language=look.language)
    if row.assignee__name:
        yield marks.avatar(row.assignee__name, size="small", named=True)
