"""Causes: where their texts are, and their changes in words."""

from django import template

from augenhoehe.evaluation.picturing import change_in_words, texts_address

register = template.Library()


@register.simple_tag
def texts_of(wanted, code):
    """{% texts_of wanted code %}: where exactly the texts are that a cause counts."""
    return texts_address(wanted, code)


@register.simple_tag
def change_words(change):
    """{% change_words cause.change %}: the difference of two shares in words."""
    return change_in_words(change)
