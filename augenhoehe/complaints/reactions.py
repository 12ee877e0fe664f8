"""What complaints do when something happened to their concern."""

from augenhoehe.base.events import react
from augenhoehe.complaints.actions.change import follow_concern
from augenhoehe.complaints.models import Complaint
from augenhoehe.tickets import events
from augenhoehe.tickets.models import Ticket


def _follow(entry):
    """Customer, team and who may find it become those of the concern."""
    if Complaint.objects.filter(ticket=entry.subject_id).exists():
        found = Ticket.objects.select_related("contact", "company", "team", "touchpoint")
        follow_concern(found.get(pk=entry.subject_id), by="system")


@react(events.PLACED, name="complaints.placed")
def after_placing(entry):
    """Somebody else is the customer."""
    _follow(entry)


@react(events.MOVED, name="complaints.moved")
def after_moving(entry):
    """Another team answers, in its own hours."""
    _follow(entry)


@react(events.TOOK_IN, name="complaints.took_in")
def after_merging(entry):
    """A merged concern brought its complaints along."""
    _follow(entry)


@react(events.UNDONE, name="complaints.undone")
def after_undoing(entry):
    """What came along went home."""
    _follow(entry)


@react(events.CONFIDED, name="complaints.confided")
def after_confiding(entry):
    """Fewer people, or all again, may find it."""
    _follow(entry)
