"""Somebody who typed an address into a form turns out to read the mails that go there."""

from django.db.models import Q

from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.models import Message


@action
def prove_address(ticket, *, emails, by):
    """Take the mark off what was written under these addresses; how many messages it was."""
    own = Message.objects.filter(Q(ticket=ticket) | Q(came_with=ticket), is_unproven=True)
    proven = list(own.filter(sender_address__in=emails).values_list("pk", flat=True))
    if proven:
        Message.objects.filter(pk__in=proven).update(is_unproven=False)
        record(events.PROVEN, ticket, by=by)
    return len(proven)
