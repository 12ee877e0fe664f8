"""{% load tickets %}: the row of a concern, shown fifty times a page and more often than all else.

Built here instead of in a template because it is the hottest part of the house: a page of fifty
costs half the time (bench/pages.py). Everything that people wrote passes `escape`.
"""

from functools import lru_cache
from html import escape
from types import SimpleNamespace

from django import template
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from augenhoehe.tickets.models import State
from augenhoehe.ui import marks, moments
from augenhoehe.ui.templatetags.ui import due

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


@register.simple_tag
def ticket_row(ticket, *, here=None, narrow=False, list_query=""):
    """{% ticket_row ticket narrow=True here=pk list_query=wanted.as_query %}"""
    words = _words(get_language())
    look = " is-unread" if ticket.unanswered_since else ""
    look += " is-here" if here == ticket.pk else ""
    return mark_safe(
        f'<li class="row-item ticket{look}" data-row>{"" if narrow else _pick(ticket, words)}'
        f'<span class="who">{_who(ticket, words)}</span>'
        f'<a class="subject row-link" href="{_address(ticket, list_query)}">'
        f"{escape(ticket.subject or words.nameless)}</a>"
        f'<span class="preview">{escape(ticket.preview)}</span>'
        f'<span class="marks">{"".join(_marks(ticket, words))}</span>'
        f"{_when(ticket.last_at)}</li>\n"
    )


def _when(at):
    here = moments.local(at)
    words = moments.in_words(here, timezone.localtime())
    return f'<time class="when" datetime="{moments.for_machines(here)}">{words}</time>'


def _pick(ticket, words):
    said = escape(words.choose % {"number": ticket.pk})
    return (
        f'<span class="pick"><input type="checkbox" name="ids" value="{ticket.pk}"'
        f' aria-label="{said}"></span>'
    )


def _who(ticket, words):
    waits = ticket.unanswered_since
    dot = (
        f'<span class="dot" role="img" aria-label="{escape(words.waits)}"></span>' if waits else ""
    )
    name = (ticket.contact and ticket.contact.name) or ticket.sender or "–"
    firm = f' <span class="muted">{escape(ticket.company.name)}</span>' if ticket.company else ""
    return f"{dot}<span>{escape(name)}{firm}</span>"


def _address(ticket, list_query):
    return escape(f"/tickets/{ticket.pk}/{'?' if list_query else ''}{list_query}")


def _marks(ticket, words):
    if ticket.is_danger:
        yield marks.badge(words.urgent, tone="bad", shape="siren")
    if ticket.chaser_count and ticket.unanswered_since:
        yield marks.badge(words.chaser, tone="warn", shape="bell-ring")
    if ticket.is_confidential:
        yield marks.badge(words.confidential, tone="note", shape="lock")
    yield marks.priority(ticket.priority)
    if ticket.state != "open":
        yield marks.status(ticket.state, words.state.get(ticket.state, ""))
    if ticket.next_due_at:
        yield due(ticket.next_due_at)
    if ticket.assignee:
        yield marks.avatar(ticket.assignee, size="small", named=True)
