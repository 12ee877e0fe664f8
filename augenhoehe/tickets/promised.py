"""What the house promises whoever has a concern: the service promise that applies to it."""

from django.utils import timezone

from augenhoehe.customers.promises import promise_for


def promise_applying(ticket, *, product_id=None):
    """The service promise that applies to a concern, as of the day it came; `Applying` or None.

    `product_id`: what it seems to be about, as long as nobody noted it.
    """
    day = timezone.localdate(ticket.opened_at)
    return promise_for(ticket.company, product_id=ticket.product_id or product_id, on=day)
