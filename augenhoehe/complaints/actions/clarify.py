"""A complaint is clarified, and what is found out is noted."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.finding import doc_of
from augenhoehe.complaints.models import Complaint, Finding
from augenhoehe.complaints.moving import locked, move
from augenhoehe.complaints.states import may_move, refusal_of
from augenhoehe.journal.actions import record
from augenhoehe.search.actions import index_texts


@action
def start_clarifying(complaint, *, by):
    """Begin to clarify; or go on, where the customer does not accept what was decided."""
    complaint = move(locked(complaint), "clarify")
    record(events.CLARIFYING, complaint, by=by)
    return complaint


@action
def note_finding(complaint, *, text, by):
    """Note what was found out; the first finding after the confirmation begins the clarifying."""
    complaint = locked(complaint)
    text = text.replace("\0", "").strip()
    if not text:
        raise Refused(_("What was found out? One sentence is enough."), code="finding.empty")
    if not complaint.is_open:
        raise Refused(str(refusal_of(complaint.state, "clarify")), code="complaint.closed")
    Finding.objects.create(complaint=complaint, text=text, at=timezone.now(), by=by)
    if complaint.state == Complaint.State.ACKNOWLEDGED and may_move(complaint, "clarify"):
        move(complaint, "clarify")
        record(events.CLARIFYING, complaint, by=by)
    index_texts([doc_of(complaint)])
    record(events.FOUND_OUT, complaint, by=by)
    return complaint
