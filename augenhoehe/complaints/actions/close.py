"""A complaint comes to its end, and is taken up again with a reason."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.filling import one_line
from augenhoehe.complaints.finding import doc_of
from augenhoehe.complaints.models import Complaint, Finding
from augenhoehe.complaints.moving import locked, move
from augenhoehe.journal.actions import record
from augenhoehe.search.actions import index_texts

Ending = Complaint.Ending
ENDINGS = (Ending.ACCEPTED, Ending.REJECTED, Ending.UNANSWERED)


@action
def close_complaint(complaint, *, ending, by):
    """Close what the customer was told: accepted, rejected with reasons, or without an answer."""
    complaint = locked(complaint)
    if ending not in ENDINGS:
        raise Refused(_("How did it end? Choose one of the endings."), code="complaint.ending")
    complaint.ending = ending
    move(complaint, "close")
    record(events.CLOSED, complaint, by=by, ending=ending)
    return complaint


@action
def withdraw_complaint(complaint, *, reason, by):
    """The customer takes a complaint back; what they said about it is kept as a finding."""
    complaint = locked(complaint)
    if not one_line(reason):
        raise Refused(
            _("What did the customer say? One sentence is enough."), code="complaint.no_reason"
        )
    complaint.ending = Ending.WITHDRAWN
    move(complaint, "withdraw")
    _keep(complaint, _("Withdrawn: %(reason)s"), reason, complaint.closed_at, by)
    record(events.WITHDRAWN, complaint, by=by)
    return complaint


@action
def reopen_complaint(complaint, *, reason, by):
    """Take a closed complaint up again, with a reason; decision and news count anew."""
    complaint = locked(complaint)
    if not one_line(reason):
        raise Refused(
            _("Why is it taken up again? One sentence is enough."), code="complaint.no_reason"
        )
    move(complaint, "reopen")
    _keep(complaint, _("Taken up again: %(reason)s"), reason, complaint.reopened_at, by)
    record(events.REOPENED, complaint, by=by)
    return complaint


def _keep(complaint, sentence, reason, at, by):
    text = sentence % {"reason": one_line(reason)}
    author = None if isinstance(by, str) else by
    Finding.objects.create(complaint=complaint, text=text, at=at, by=author)
    index_texts([doc_of(complaint)])
