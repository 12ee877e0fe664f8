"""{% load complaints %}: pieces of this room for its own pages and pages of others."""

from django import template

from augenhoehe.ui import marks

register = template.Library()
TONES = {
    "received": ("info", "inbox"),
    "acknowledged": ("info", "mail"),
    "clarifying": ("info", "search"),
    "decided": ("accent", "check"),
    "told": ("neutral", "hourglass"),
    "closed": ("neutral", "check-check"),
}
SEVERITY = {3: ("warn", "chevron-up"), 4: ("bad", "chevrons-up")}


@register.simple_tag
def complaint_state(complaint):
    """Where a complaint stands, as word, shape and colour; closed with how it ended."""
    tone, shape = TONES[complaint.state]
    words = complaint.get_state_display()
    if complaint.ending:
        words = f"{words}: {complaint.get_ending_display()}"
    return marks.badge(words, tone=tone, shape=shape)


@register.simple_tag
def complaint_severity(complaint):
    """How heavy it is; what is slight or unknown says nothing."""
    if complaint.severity not in SEVERITY:
        return ""
    tone, shape = SEVERITY[complaint.severity]
    return marks.badge(complaint.get_severity_display(), tone=tone, shape=shape)
