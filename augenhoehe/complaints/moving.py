"""A complaint goes on its way; the actions call this inside their transaction."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.complaints.clocks import CLOCK_FIELDS, set_clocks
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.states import move_for, refusal_of

STATE_FIELDS = [
    "state", "acknowledged_at", "news_at", "decided_at", "told_at", "closed_at", "reopened_at",
    "reopened_count", "ending", *CLOCK_FIELDS,
]  # fmt: skip


def locked(complaint):
    """The complaint as it is now, held until the transaction ends; a merged one is refused."""
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("regime")
    fresh = rows.get(pk=complaint.pk)
    if fresh.merged_into_id:
        raise Refused(
            _("This complaint was merged into B%(number)s; go on there.")
            % {"number": fresh.merged_into_id},
            code="complaint.merged",
        )
    return fresh


def move(complaint, verb, *, at=None):
    """Lead a locked complaint where the table says, or refuse with its sentence; saves the state.

    Whoever is told a decision knows, too, that the complaint arrived.
    """
    step = move_for(complaint.state, verb)
    if step is None:
        sentence = str(refusal_of(complaint.state, verb))
        raise Refused(sentence, code=f"complaint.no_{verb}")
    at = at or timezone.now()
    complaint.state = step.to
    MOMENTS[verb](complaint, at)
    set_clocks(complaint)
    complaint.save(update_fields=STATE_FIELDS)
    return complaint


def _acknowledge(complaint, at):
    complaint.acknowledged_at = at


def _clarify(complaint, at):
    if complaint.told_at:
        _begin_again(complaint, at)


def _decide(complaint, at):
    complaint.decided_at = at


def _tell(complaint, at):
    complaint.told_at = at
    complaint.acknowledged_at = complaint.acknowledged_at or at


def _end(complaint, at):
    complaint.closed_at = at


def _reopen(complaint, at):
    complaint.closed_at, complaint.ending = None, ""
    complaint.reopened_count += 1
    _begin_again(complaint, at)


def _begin_again(complaint, at):
    complaint.decided_at = complaint.told_at = None
    complaint.acknowledged_at = complaint.acknowledged_at or at
    complaint.reopened_at = at


MOMENTS = {
    "acknowledge": _acknowledge,
    "clarify": _clarify,
    "decide": _decide,
    "tell": _tell,
    "close": _end,
    "withdraw": _end,
    "merge": _end,
    "reopen": _reopen,
}
