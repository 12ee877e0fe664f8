"""{% load figures %}: a value of a figure in words, the name of a part."""

from django import template

from augenhoehe.dashboards.figure_words import shower
from augenhoehe.dashboards.figuring import labels_of

register = template.Library()


@register.simple_tag
def value_words(value, unit):
    """{% value_words reading.value "share" %}: 84 %, 3 Std. 10 Min., 1.204"""
    return "" if value is None else shower(unit)(value)


@register.simple_tag
def part_label(kind, part):
    """{% part_label "team" "3" %}: the name of a part."""
    return labels_of(kind, [part]).get(part, part)
