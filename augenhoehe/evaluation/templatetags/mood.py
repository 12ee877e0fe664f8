"""{% load mood %}: the figures of the mood in words."""

from django import template

from augenhoehe.evaluation.mood_drawings import shown

register = template.Library()


@register.simple_tag
def in_unit(value, unit):
    """{% in_unit 0.8 "share" %}: 80 %."""
    return "–" if value is None else shown(value, unit)
