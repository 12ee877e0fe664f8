"""Scores in words, and what parts are called."""

from django import template

from augenhoehe.evaluation.naming import names_of
from augenhoehe.evaluation.words import shower

register = template.Library()


@register.simple_tag
def on_scale(value, scale):
    """{% on_scale 0.8 scale %}: a score in words, as its scale is read."""
    return shower(scale)(value)


@register.simple_tag
def part_name(kind, part):
    """{% part_name "team" 3 %}: what a part is called."""
    return names_of(kind, [str(part)]).get(str(part), part)


@register.simple_tag(takes_context=True)
def without_part(context, kind):
    """{% without_part "team" %}: this address without that part."""
    query = context["request"].GET.copy()
    for name in (kind, "after"):
        query.pop(name, None)
    return f"?{query.urlencode()}"
