"""Pieces of this room for pages of others."""

from django import template
from django.utils import timezone

from augenhoehe.base.offers import ref
from augenhoehe.people import queries

register = template.Library()


@register.inclusion_tag("people/follow_up.html", takes_context=True)
def follow_up(context, thing, known=None):
    """`{% follow_up ticket %}`: set one's own date for coming back to anything.

    `known`: `follow_ups_on` the thing, where the page has asked already, together with others.
    """
    kind, pk = ref(thing)
    if known is None:
        known = queries.follow_ups_on((kind, pk), user=context["request"].user)
    found = known[0] if known else None
    csrf_token = context.get("csrf_token")
    return {"kind": kind, "pk": pk, "set": found, "csrf_token": csrf_token, "now": timezone.now()}


@register.simple_tag
def may_send_links():
    """`{% may_send_links as reachable %}`: is AUGENHOEHE_URL set, so that mails carry links?"""
    return queries.may_send_links()
