"""{% load breaches %}: the 72 hours of a data breach in words."""

from django import template
from django.utils.translation import gettext as _

from augenhoehe.complaints.breach_words import clock_of
from augenhoehe.ui import marks

register = template.Library()


@register.simple_tag
def breach_clock(breach, now):
    """{% breach_clock breach now as clock %}: words, tone and icon of the hours."""
    return clock_of(breach, now)


@register.simple_tag
def breach_badge(breach, now):
    """{% breach_badge breach now %}"""
    if not breach.is_open:
        return marks.badge(_("closed, in the register"), tone="neutral", shape="archive")
    clock = clock_of(breach, now)
    return marks.badge(clock.words, tone=clock.tone, shape=clock.icon)
