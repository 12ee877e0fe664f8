"""A short word after an act, with fifteen seconds to take it back."""

from django.contrib import messages
from django_htmx.http import trigger_client_event

SECONDS = 15


def toast(request, response, text, *, undo="", tone="good"):
    """Show `text` once this answer has arrived; `undo` is an address that is posted to."""
    if getattr(request, "htmx", False) and not 300 <= response.status_code < 400:
        told = {"text": str(text), "undo": undo, "tone": tone, "seconds": SECONDS}
        return trigger_client_event(response, "toast", told)
    keep(request, text, undo=undo, tone=tone)
    return response


def keep(request, text, *, undo="", tone="good"):
    """Show `text` on the next page, for answers that send the browser elsewhere."""
    tags = f"tone:{tone}" + (f" undo:{undo}" if undo else "")
    messages.add_message(request, messages.SUCCESS, str(text), extra_tags=tags)
