"""Time that a complaint took is noted, for what it costs; whose time it was is not."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.costs import add_up
from augenhoehe.complaints.filling import one_line
from augenhoehe.complaints.models import Effort
from augenhoehe.complaints.moving import locked
from augenhoehe.journal.actions import record

MOST_MINUTES = 60_000


@action
def note_effort(complaint, *, minutes, text="", by):
    """Note some minutes and for what."""
    complaint = locked(complaint)
    if not 0 < minutes <= MOST_MINUTES:
        raise Refused(_("How many minutes? Give a number above nought."), code="effort.minutes")
    effort = Effort.objects.create(
        complaint=complaint, minutes=minutes, text=one_line(text, 200), at=timezone.now()
    )
    add_up(complaint)
    record(events.EFFORT_NOTED, complaint, by="system", minutes=minutes)
    return effort


@action
def drop_effort(effort, *, by):
    """Take time out that was noted by mistake."""
    complaint = locked(effort.complaint)
    Effort.objects.filter(pk=effort.pk).delete()
    add_up(complaint)
    record(events.EFFORT_DROPPED, complaint, by="system")
    return complaint
