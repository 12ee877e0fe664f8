"""The customer accepts a decision or says no; noted by a colleague, or by the link in a mail."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.actions.close import close_complaint
from augenhoehe.complaints.actions.decide import locked_pair
from augenhoehe.complaints.answering import why_no_answer
from augenhoehe.complaints.models import Complaint, Decision
from augenhoehe.complaints.states import may_move
from augenhoehe.journal.actions import record

Said = Decision.Answer


@action
def note_answer(decision, *, answer, by):
    """Keep what the customer says; accepting closes what they were told."""
    complaint, decision = locked_pair(decision)
    decision.complaint = complaint
    if reason := why_no_answer(decision):
        raise Refused(reason, code="answer.over")
    if complaint.told_at is None:
        raise Refused(
            _("The customer was not told the decision yet. Tell it first."), code="answer.early"
        )
    decision.answer = Said.ACCEPTED if answer.accepts else Said.REFUSED
    decision.answer_words = answer.words.strip()
    decision.answered_at = timezone.now()
    decision.answered_by = None if isinstance(by, str) else by
    decision.save(update_fields=["answer", "answer_words", "answered_at", "answered_by"])
    kind = events.ANSWERED_BY_LINK if answer.by_link else events.ANSWERED
    record(kind, complaint, by=by, decision_id=decision.pk, answer=decision.answer)
    if answer.accepts and may_move(complaint, "close"):
        close_complaint(complaint, ending=Complaint.Ending.ACCEPTED, by=by)
    return decision
