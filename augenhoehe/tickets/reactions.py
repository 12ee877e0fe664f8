"""What tickets do when something happened."""

from augenhoehe.base.events import react
from augenhoehe.base.jobs import enqueue
from augenhoehe.tickets import events
from augenhoehe.tickets.models import Collective


@react(events.OPENED, name="tickets.tie_like_these")
def tie_if_alike(entry):
    """Look whether a new ticket belongs to a running collective case."""
    if Collective.objects.filter(ended_at=None).exists():
        enqueue("tickets.tie", ticket_id=entry.subject_id)
