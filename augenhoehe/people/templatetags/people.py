"""Pieces of this room for pages of others."""

from django import template
from django.utils import timezone

from augenhoehe.base.offers import ref
from augenhoehe.people import queries

register = template.Library()


@register.inclusion_tag("people/follow_up.html", takes_context=True)
def follow_up(context, thing, asks=True):
    """`{% follow_up ticket %}`: set one's own date for coming back to anything.

    `asks=False` on pages that may ask the database nothing more: a date that is set is not shown.
    """
    kind, pk = ref(thing)
    user = context["request"].user
    found = queries.follow_up_on((kind, pk), user=user) if asks else None
    csrf_token = context.get("csrf_token")
    return {"kind": kind, "pk": pk, "set": found, "csrf_token": csrf_token, "now": timezone.now()}


@register.simple_tag
def may_send_links():
    """`{% may_send_links as reachable %}`: is AUGENHOEHE_URL set, so that mails carry links?"""
    return queries.may_send_links()
