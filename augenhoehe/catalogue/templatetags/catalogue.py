"""{% load catalogue %}: what a service promise says, in the reader's language."""

from django import template

from augenhoehe.catalogue.exports import for_whom

register = template.Library()
register.filter("for_whom", for_whom)


@register.simple_tag
def promised(version, part):
    """{% promised version "response" as text %}"""
    return version.says(part)
