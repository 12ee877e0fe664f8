"""An own case is given to a second person to be checked, and taken back to go on writing."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.practice import events
from augenhoehe.practice.actions.write import check_source, draft_of
from augenhoehe.practice.models import OwnCase

NEEDED = ("title", "scene", "says", "answer_1")


@action
def propose_case(case, *, checker, by):
    """Give a complete draft to somebody else to be checked."""
    case = draft_of(case)
    check_source(case.source)
    if checker.pk == by.pk or not (checker.is_active and checker.reads_tickets):
        raise Refused(_("Somebody else who reads concerns checks it."), code="practice.four_eyes")
    texts = list(case.texts.all())
    if not texts or not all(getattr(text, name) for text in texts for name in NEEDED):
        missing = _(
            "Title, what happened before, what the customer says and one answer are needed."
        )
        raise Refused(missing, code="practice.incomplete")
    case.state, case.checker, case.reason = OwnCase.State.WAITING, checker, ""
    case.changed_at = timezone.now()
    case.save(update_fields=["state", "checker", "reason", "changed_at"])
    record(events.CASE_PROPOSED, case, by=by)
    return case


@action
def take_back_case(case, *, by):
    """Take a case back that waits, to go on writing."""
    case = waiting(case)
    to_draft(case, reason="")
    record(events.CASE_TAKEN_BACK, case, by=by)
    return case


def waiting(case):
    """The case, locked; Refused when it does not wait to be checked."""
    case = OwnCase.objects.select_for_update().get(pk=case.pk)
    if case.state != OwnCase.State.WAITING:
        raise Refused(_("This case does not wait to be checked."), code="practice.not_waiting")
    return case


def to_draft(case, *, reason):
    """Make it a draft again, with the reason why."""
    case.state, case.checker, case.reason = OwnCase.State.DRAFT, None, reason
    case.changed_at = timezone.now()
    case.save(update_fields=["state", "checker", "reason", "changed_at"])
