"""Complaints for tests, opened the way doors open them."""

from augenhoehe.complaints.actions.open import open_complaint
from augenhoehe.complaints.actions.tell import acknowledge_complaint, tell_decision
from augenhoehe.complaints.facts import Sketch, Telling
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.moving import locked, move

PHONE = Telling(way="phone", text="Am Telefon gesagt.")


def make_complaint(ticket=None, *, by, **facts):
    """A complaint that just came in; with a concern or without."""
    sketch = Sketch(**{"wrong": "Der Tee kam kalt.", "ticket": ticket, **facts})
    return open_complaint(sketch, by=by)


def acknowledged(complaint, *, by):
    """The customer knows that it arrived."""
    return acknowledge_complaint(complaint, telling=PHONE, by=by).complaint


def decided(complaint):
    """As if somebody had decided; what was decided is another matter."""
    return move(locked(complaint), "decide")


def told(complaint, *, by):
    """Acknowledged, decided and told."""
    acknowledged(complaint, by=by)
    decided(complaint)
    return tell_decision(complaint, telling=PHONE, by=by).complaint


def fresh(complaint):
    return Complaint.objects.get(pk=complaint.pk)
