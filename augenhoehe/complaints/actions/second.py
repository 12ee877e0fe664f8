"""The second pair of eyes approves a decision or declines it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.actions.decide import check_moving, let_stand, locked_pair
from augenhoehe.complaints.limits import covers, limit_of
from augenhoehe.complaints.models import Decision
from augenhoehe.complaints.seconding import why_over
from augenhoehe.journal.actions import record


@action
def second_decision(decision, *, said, by):
    """Approve or decline what waits, never one's own; by link nobody is known but the address."""
    complaint, decision = locked_pair(decision)
    if not decision.waits:
        raise Refused(why_over(decision), code="decision.over")
    if not said.sent_to:
        _check_eyes(decision, by)
    if not said.approves and not said.words.strip():
        raise Refused(_("Say in a sentence why not."), code="decision.no_words")
    decision.second_at, decision.second_words = timezone.now(), said.words.strip()
    decision.second_by = None if said.sent_to else by
    decision.second_from = said.sent_to
    if said.approves:
        _approve(decision, complaint)
    else:
        decision.state = Decision.State.DECLINED
    decision.save()
    _record(decision, complaint, said, by)
    return decision


def _approve(decision, complaint):
    check_moving(complaint)
    standing = complaint.decisions.filter(state=Decision.State.STANDS)
    standing.update(state=Decision.State.REPLACED)
    let_stand(decision, complaint)


def _check_eyes(decision, by):
    if decision.by_id == by.pk:
        raise Refused(
            _("You decided this. The second pair of eyes is somebody else."), code="decision.own"
        )
    if not covers(limit_of(by), decision.total_cents):
        raise Refused(_("This is above your own limit, too."), code="decision.limit")


def _record(decision, complaint, said, by):
    if said.sent_to:
        record(
            events.SECOND_BY_LINK,
            complaint,
            by=by,
            decision_id=decision.pk,
            approved=said.approves,
        )
        return
    kind = events.SECOND_APPROVED if said.approves else events.SECOND_DECLINED
    record(kind, complaint, by=by, decision_id=decision.pk)
