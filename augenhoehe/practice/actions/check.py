"""A second person releases an own case, or gives it back with a reason."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.practice import events
from augenhoehe.practice.actions.propose import to_draft, waiting
from augenhoehe.practice.actions.write import FIELDS, check_source
from augenhoehe.practice.masking import mask_all
from augenhoehe.practice.models import OwnCase


@action
def release_case(case, *, by):
    """Release a case that was checked; from now on it leads to no concern."""
    case = _to_check(case, by)
    check_source(case.source)
    for text in case.texts.all():
        _mask_again(text, case.source)
    case.state, case.source, case.changed_at = OwnCase.State.RELEASED, None, timezone.now()
    case.save(update_fields=["state", "source", "changed_at"])
    record(events.CASE_RELEASED, case, by=by)
    return case


@action
def give_back_case(case, *, reason, by):
    """Give a case back to its proposer, with the reason."""
    case, reason = _to_check(case, by), reason.replace("\0", "").strip()
    if not reason:
        raise Refused(_("Say in a sentence what has to change."), code="practice.reason")
    to_draft(case, reason=reason[:500])
    record(events.CASE_GIVEN_BACK, case, by=by)
    return case


def _to_check(case, by):
    case = waiting(case)
    if case.checker_id != by.pk or case.proposer_id == by.pk:
        raise Refused(_("Somebody else checks this case."), code="practice.four_eyes")
    return case


def _mask_again(text, source):
    """Names that the house learned since it was written are covered, too."""
    said = {name: getattr(text, name) for name in FIELDS}
    masked = mask_all(said, source=source, language=text.language)
    if masked != said:
        text.__class__.objects.filter(pk=text.pk).update(
            **{name: masked[name][: text._meta.get_field(name).max_length] for name in FIELDS}
        )
