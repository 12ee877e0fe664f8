"""{% load measures %}: pieces of this room for pages of others."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from augenhoehe.base.offers import ref
from augenhoehe.measures import rules
from augenhoehe.measures.aims import word_of
from augenhoehe.ui import marks

register = template.Library()
TONES = {
    "planned": ("neutral", "circle-dashed"),
    "running": ("accent", "circle-play"),
    "done": ("good", "circle-check"),
    "stopped": ("neutral", "circle-slash"),
    "works": ("good", "circle-check"),
    "does_not_work": ("bad", "circle-x"),
    "not_decidable": ("note", "circle-question-mark"),
    "new": ("info", "sparkle"),
    "later": ("note", "clock"),
    "taken": ("good", "circle-check"),
    "declined": ("neutral", "circle-slash"),
}


@register.inclusion_tag("measures/link.html", takes_context=True)
def measure_link(context, thing=None, indicator="", because=""):
    """`{% measure_link thing %}` or `{% measure_link indicator="csat" %}`: make a measure of it."""
    user = context["request"].user
    query = {"indicator": indicator, "because": because}
    if thing is not None:
        query["signal"] = word_of(ref(thing))
    asked = urlencode({name: value for name, value in query.items() if value})
    return {"url": f"{reverse('measures:new')}?{asked}", "may": rules.may_write(user)}


@register.simple_tag
def measure_state(thing):
    """The state of a measure or an idea as word, shape and colour."""
    tone, shape = TONES[thing.state]
    return marks.badge(thing.get_state_display(), tone=tone, shape=shape)


@register.simple_tag
def verdict(code, label):
    """A verdict as word, shape and colour."""
    tone, shape = TONES[code]
    return marks.badge(label, tone=tone, shape=shape)
