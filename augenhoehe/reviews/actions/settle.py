"""What two agree on after their talk, and that they looked at it again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.reviews import events
from augenhoehe.reviews.actions.view import locked
from augenhoehe.reviews.states import move


@action
def agree_on_appraisal(appraisal, *, behaviour, example, look_on, by):
    """Write down one agreement: a behaviour, how it sounds, and when the two look at it again."""
    appraisal = locked(appraisal)
    move(appraisal, "agree")
    if not (behaviour.strip() and example.strip() and look_on):
        text = _("An agreement has three parts: what, how it sounds, and a date.")
        raise Refused(text, code="appraisal.agreement")
    if look_on < timezone.localdate():
        raise Refused(_("The date lies in the past."), code="appraisal.date")
    appraisal.behaviour = behaviour.replace("\0", "").strip()
    appraisal.example = example.replace("\0", "").strip()
    appraisal.look_on, appraisal.agreed_at = look_on, timezone.now()
    appraisal.save(update_fields=["state", "behaviour", "example", "look_on", "agreed_at"])
    record(events.SETTLED_ON, appraisal, by=by)
    return appraisal


@action
def look_again(appraisal, *, by):
    """Say that the two looked at their agreement again; nothing is said of how it went."""
    appraisal = locked(appraisal)
    move(appraisal, "look")
    appraisal.done_at = timezone.now()
    appraisal.save(update_fields=["state", "done_at"])
    record(events.LOOKED_AGAIN, appraisal, by=by)
    return appraisal
