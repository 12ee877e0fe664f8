"""{% load ui %}: icons, moments, badges, panels, addresses with changed filters."""

import re
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

from django import template
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from augenhoehe.base import offers
from augenhoehe.ui import marks, moments

register = template.Library()
INDENT = re.compile(r"\s*\n\s*")
FRAME_WORDS = ("navigation", "counts_url", "search_url", "palette_url")


@register.simple_tag
def icon(name, label="", size=marks.SIZE):
    """{% icon "inbox" %} is decoration; {% icon "inbox" label=… %} speaks."""
    return marks.icon(name, label=label, size=size)


@register.simple_tag
def badge(text, tone="neutral", icon=""):
    """{% badge _("new") tone="accent" icon="sparkle" %}"""
    return marks.badge(text, tone=tone, shape=icon)


@register.simple_tag
def status(code, label=""):
    """{% status ticket.state ticket.get_state_display %}"""
    return marks.status(code, label)


@register.simple_tag
def priority(code, label=""):
    """{% priority ticket.priority %}: nothing for the normal one."""
    return marks.priority(code, label)


@register.simple_tag
def avatar(person, size="", named=False):
    """{% avatar user size="small" %}; `named=True` where the name does not stand beside it."""
    return marks.avatar(person, size=size, named=named)


@register.simple_tag
def moment(at, style=""):
    """{% moment at %}, or with "full", "clock", "since"."""
    if not at:
        return ""
    here, now = moments.local(at), timezone.localtime()
    if style == "full":
        words = moments.in_full(here)
    elif style == "clock":
        words = moments.clock_in_words(here)
    elif style == "since":
        words = moments.since_in_words(here, now)
    else:
        words = moments.in_words(here, now)
    full = "" if style == "full" else f' title="{moments.in_full(here)}"'
    return mark_safe(f'<time datetime="{moments.for_machines(here)}"{full}>{words}</time>')


@register.simple_tag
def duration(length, style=""):
    """{% duration minutes %}: 2 Std. 10 Min.; "short": 2:10; a timedelta may take days."""
    if length is None:
        return ""
    if isinstance(length, timedelta):
        return moments.length_in_words(length)
    if style == "short":
        hours, minutes = divmod(int(round(length)), 60)
        return f"{hours}:{minutes:02d}"
    return moments.minutes_in_words(length)


@register.simple_tag
def due(at, soon=60, state=""):
    """{% due ticket.next_due_at %}: word, shape and colour; nothing without a deadline."""
    if not at and not state:
        return ""
    return marks.due(at, timezone.localtime(), soon=soon, state=state)


@register.simple_tag
def filesize(size):
    """{% filesize n %}: 1,2 MB"""
    return filesizeformat(size)


@register.simple_tag
def number(value, digits=0):
    """{% number -1234.5 1 %}: −1.234,5"""
    if value is None:
        return ""
    # Django cuts off what does not fit; a number is rounded, and what is rounded to 0 has no sign.
    rounded = round(value, digits) + 0 if isinstance(value, float) else value
    return number_format(rounded, digits, use_l10n=True, force_grouping=True).replace("-", "−")


@register.filter
def money(cents):
    """{{ cents|money }}: 1.234,50 €; nothing where there is no amount"""
    return "" if cents is None else f"{number(Decimal(cents) / 100, 2)}\u00a0€"


@register.simple_tag
def percent(share, digits=0):
    """{% percent 0.123 %}: 12 %"""
    return "" if share is None else _("%(number)s%%") % {"number": number(share * 100, digits)}


@register.simple_tag
def count(value, cap=1000):
    """{% count n %}: exact up to `cap`, then 1.000+"""
    return f"{number(cap)}+" if value > cap else number(value)


@register.simple_tag(takes_context=True)
def query(context, **changes):
    """{% query page=2 team=None %}: this address with changed parameters; None takes one out."""
    request = context["request"]
    parameters = request.GET.copy()
    for name, value in changes.items():
        if value is None or value == "":
            parameters.pop(name, None)
        elif isinstance(value, list | tuple):
            parameters.setlist(name, value)
        else:
            parameters[name] = value
    return "?" + parameters.urlencode() if parameters else request.path


@register.simple_tag(takes_context=True)
def framed(context, template):
    """{% framed "ui/nav.html" %}: a part of the frame, drawn once for all of one way.

    It sees the navigation and the frame's addresses, nothing of a person or a page.
    """
    known = tuple((name, context.get(name)) for name in FRAME_WORDS)
    return _framed(template, get_language(), known)


@lru_cache(maxsize=512)
def _framed(template, _language, known):
    return mark_safe(INDENT.sub("\n", render_to_string(template, dict(known))))


@register.simple_tag(takes_context=True)
def panels(context, where, host, first=None, skip=0):
    """{% panels "tickets.side" ticket first=3 %}: what other rooms hang here."""
    shown = offers.panels(where, host, request=context["request"], part=slice(skip, first))
    return mark_safe("".join(shown))


@register.filter
def undo_of(message):
    """The address that takes back what a kept message tells of; empty when there is none."""
    return _tagged(message, "undo:")


@register.filter
def tone_of(message):
    """The tone of a kept message."""
    known = {"error": "bad", "warning": "warn", "success": "good"}
    return _tagged(message, "tone:") or known.get(message.level_tag, "neutral")


def _tagged(message, prefix):
    tags = (message.extra_tags or "").split()
    return next((tag.removeprefix(prefix) for tag in tags if tag.startswith(prefix)), "")


@register.filter
def kind_of(field):
    """How a form field is laid out: check, choices, file or plain."""
    kinds = {
        "checkbox": "check",
        "radioselect": "choices",
        "checkboxselectmultiple": "choices",
        "clearablefile": "file",
        "file": "file",
    }
    return kinds.get(field.widget_type, "plain")
