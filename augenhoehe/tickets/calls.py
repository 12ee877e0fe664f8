"""Calls: for how long something can be said about them, and by whom."""

from datetime import timedelta

from django.utils import timezone

# Long enough for the end of a shift, too short to rewrite what was counted.
CHANGES_FOR = timedelta(hours=24)


def may_hear(user, message, *, now=None):
    """Whoever spoke with the customer, for a day; nobody else says how they sounded."""
    if message.mood is None or message.heard_by_id is None or message.heard_by_id != user.pk:
        return False
    return (now or timezone.now()) <= message.at + CHANGES_FOR
