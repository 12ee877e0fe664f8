"""Causes: where their texts are, and their changes in words."""

from django import template
from django.utils.html import format_html

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


@register.simple_tag
def digit_key(place):
    """{% digit_key forloop.counter %}: the first nine of a list are chosen by a digit."""
    return format_html(' data-key="{}"', place) if place < 10 else ""
