"""A date to come back to something: set it, put it off, tick it off."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.offers import ref, resolve
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events
from augenhoehe.people.models import FollowUp
from augenhoehe.people.queries import follow_up_on


@action
def set_follow_up(thing, *, due_at, note="", by):
    """Remind `by` of `thing` at a moment; a new date on the same thing replaces the old one."""
    _check_ahead(due_at)
    kind, pk = ref(thing)
    follow_up = follow_up_on((kind, pk), user=by) or FollowUp(
        user=by, subject_type=kind, subject_id=pk
    )
    follow_up.due_at, follow_up.note, follow_up.set_at = due_at, note, timezone.now()
    follow_up.save()
    record(events.FOLLOW_UP_SET, thing, by=by)
    return follow_up


@action
def put_off_follow_up(follow_up, *, due_at, by):
    """Come back to it later."""
    _check_ahead(due_at)
    follow_up = _open(follow_up)
    follow_up.due_at = due_at
    follow_up.save(update_fields=["due_at"])
    record(events.FOLLOW_UP_PUT_OFF, _thing(follow_up, by), by=by)
    return follow_up


@action
def finish_follow_up(follow_up, *, by):
    """It is done, or needs no reminder any more."""
    follow_up = _open(follow_up)
    follow_up.done_at = timezone.now()
    follow_up.save(update_fields=["done_at"])
    record(events.FOLLOW_UP_DONE, _thing(follow_up, by), by=by)
    return follow_up


def _check_ahead(due_at):
    if due_at <= timezone.now():
        raise Refused(_("Choose a moment that is still to come."), code="followup.past")


def _open(follow_up):
    locked = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if locked.done_at:
        raise Refused(_("This follow-up date was ticked off already."), code="followup.done")
    return locked


def _thing(follow_up, by):
    """What the date is on; when the person may not see it any more, the date itself."""
    key = (follow_up.subject_type, follow_up.subject_id)
    return resolve([key], user=by).get(key, follow_up)
