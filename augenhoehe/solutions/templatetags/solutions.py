"""{% load solutions %}: a solution's parts, its steps, its placeholders."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

register = template.Library()
KEY = re.compile(r"\{\{\s*[a-z][a-z0-9_]*\s*\}\}")
NUMBER = re.compile(r"^\s*(\d+[.)]|[-*•])\s+")


@register.simple_tag
def says(solution, part):
    """{% says solution "fits_when" as text %}"""
    return solution.says(part)


@register.simple_tag
def steps(solution):
    """{% steps solution as list %}: the steps, one a line, without their own numbers."""
    lines = (NUMBER.sub("", line).strip() for line in solution.says("steps").splitlines())
    return [line for line in lines if line]


@register.filter
def placeholders(text):
    """The text, escaped, with its placeholders marked."""
    return mark_safe(KEY.sub(lambda found: f"<mark>{found[0]}</mark>", str(escape(text))))
