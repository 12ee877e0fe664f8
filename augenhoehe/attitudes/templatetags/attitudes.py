"""{% load attitudes %}: the name of an attitude as a way to what it means."""

from django import template

from augenhoehe.attitudes.five import named

register = template.Library()


@register.inclusion_tag("attitudes/link.html", takes_context=True)
def attitude_link(context, code):
    """`{% attitude_link "A" %}` or `"eye_level"`: its name, linked to the glossary."""
    request = context.get("request")
    return {"attitude": named(code), "may": bool(request and request.user.is_authenticated)}
