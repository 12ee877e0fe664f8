"""Scores in words."""

from django import template

from augenhoehe.evaluation.words import shower

register = template.Library()


@register.simple_tag
def on_scale(value, scale):
    """{% on_scale 0.8 scale %}: a score in words, as its scale is read."""
    return shower(scale)(value)
