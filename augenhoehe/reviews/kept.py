"""What is left of a full review when it ends, and when what was said of it is settled."""

from django.utils import timezone

from augenhoehe.reviews.models import Dispute


def unsettled():
    """States in which a dispute is not settled; until then its conversation is counted nowhere."""
    return [state for state in Dispute.State if state != Dispute.State.SETTLED]


def month_of(at):
    """The first day of the month of a moment: all that is kept of it."""
    return timezone.localdate(at).replace(day=1)
