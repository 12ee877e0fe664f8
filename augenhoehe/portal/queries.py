"""The status page's content."""

from django.utils import timezone

from augenhoehe.portal.rules import messages_for_customer
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.telling import told

NEWEST = 40


def conversation(ticket):
    """What the customer may see; a reply that may still be taken back is not shown yet."""
    rows = messages_for_customer(ticket).exclude(outmail__due_at__gt=timezone.now())
    newest = list(rows.order_by("-at", "-id")[:NEWEST])[::-1]
    return told([_as_customer(message) for message in newest])


def _as_customer(message):
    # Foreign HTML needs the sandboxed frame of the inside; here its text is enough.
    if message.kind == Message.Kind.INCOMING:
        message.html = ""
    return message
