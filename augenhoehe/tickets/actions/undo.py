"""What a change looked like before is kept, so that it can be taken back once."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.tickets.models import Undo

RECORDED = "what is taken back, and by whom, is recorded on what it changes"


@housekeeping(RECORDED)
def keep_undo(user, *, verb, before):
    """Keep what `verb` changed, for its author to take back."""
    return Undo.objects.create(user=user, verb=verb, before=before, done_at=timezone.now())


def open_undo(undo, *, verbs, by):
    """The locked undo of `by`, refused when it was used or belongs to another verb."""
    undo = Undo.objects.select_for_update().get(pk=undo.pk, user=by)
    if undo.undone_at or undo.verb not in verbs:
        raise Refused(_("This was taken back already."), code="undo.done")
    return undo


@housekeeping(RECORDED)
def mark_undone(undo):
    """It cannot be taken back a second time."""
    undo.undone_at = timezone.now()
    undo.save(update_fields=["undone_at"])
