"""A released case is withdrawn: it goes back to its proposer, and out of practice at once."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.practice import events
from augenhoehe.practice.actions.propose import to_draft
from augenhoehe.practice.models import OwnCase


@action
def withdraw_case(case, *, reason, by):
    """Take a released case out of practice; where no proposer is left it is emptied."""
    case = OwnCase.objects.select_for_update().get(pk=case.pk)
    reason = reason.replace("\0", "").strip()
    if case.state != OwnCase.State.RELEASED:
        raise Refused(_("This case is not released."), code="practice.not_released")
    if not reason:
        raise Refused(_("Say in a sentence why it has to go."), code="practice.reason")
    if case.proposer_id is None:
        case.texts.all().delete()
    to_draft(case, reason=reason[:500])
    record(events.CASE_WITHDRAWN, case, by=by)
    return case
