"""{% load calls %}: how a customer sounded on the phone, in words."""

from django import template
from django.utils.translation import gettext as _

from augenhoehe.tickets.calls import may_hear
from augenhoehe.tickets.models import Mood
from augenhoehe.ui import marks

register = template.Library()
SHAPES = {Mood.FACTUAL: "ear", Mood.ANNOYED: "frown", Mood.GRATEFUL: "smile"}


@register.simple_tag
def mood(code):
    """{% mood message.mood %}: of the customer, never of the colleague; no colour judges it."""
    said = _("sounded %(mood)s") % {"mood": Mood(code).label}
    return marks.badge(said, tone="neutral", shape=SHAPES[code])


@register.inclusion_tag("tickets/mood.html", takes_context=True)
def hear(context, message):
    """{% hear message %}: the buttons, for whoever may say it; nothing for anybody else."""
    request = context["request"]
    may = may_hear(request.user, message)
    return {
        "may": may,
        "message": message,
        "moods": Mood.choices,
        "csrf_token": context.get("csrf_token"),
    }
