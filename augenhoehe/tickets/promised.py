"""What the house promises whoever has a concern: the service promise that applies to it."""

from django.utils import timezone

from augenhoehe.customers.promises import promise_for


def promise_applying(ticket):
    """The service promise that applies to a concern, as of the day it came; `Applying` or None."""
    day = timezone.localdate(ticket.opened_at)
    return promise_for(ticket.company, product_id=ticket.product_id, on=day)
