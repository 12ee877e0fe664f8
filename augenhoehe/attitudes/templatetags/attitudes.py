"""{% load attitudes %}: the name of an attitude as a way to what it means."""

from django import template
from django.urls import reverse
from django.utils.html import format_html

from augenhoehe.attitudes.five import named

register = template.Library()


@register.simple_tag
def attitude_link(code):
    """`{% attitude_link "A" %}` or `"eye_level"`: its name, linked to the glossary; else ""."""
    attitude = named(code)
    if attitude is None:
        return ""
    url = f"{reverse('attitudes:overview')}#{attitude.code}"
    return format_html('<a href="{}">{}</a>', url, attitude.name)
