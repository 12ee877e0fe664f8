"""What was decided is done; and was not after all."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.costs import add_up
from augenhoehe.complaints.models import Redress
from augenhoehe.complaints.moving import locked
from augenhoehe.journal.actions import record


@action
def do_redress(line, *, by):
    """Note that something that was decided is done."""
    complaint, line = _locked(line)
    if line.done_at:
        raise Refused(_("This was done already."), code="redress.done")
    if not line.decision.stands:
        raise Refused(_("This decision does not stand."), code="redress.not_standing")
    line.done_at, line.done_by = timezone.now(), by
    line.save(update_fields=["done_at", "done_by"])
    record(events.REDRESS_DONE, complaint, by=by, id=line.pk)
    return line


@action
def undo_redress(line, *, by):
    """It is not done after all."""
    complaint, line = _locked(line)
    if line.done_at is None:
        raise Refused(_("This is not done yet."), code="redress.undone")
    line.done_at = line.done_by = None
    line.save(update_fields=["done_at", "done_by"])
    add_up(complaint)
    record(events.REDRESS_UNDONE, complaint, by=by, id=line.pk)
    return line


def _locked(line):
    complaint = locked(line.decision.complaint)
    rows = Redress.objects.select_for_update(of=("self",)).select_related("decision")
    return complaint, rows.get(pk=line.pk)
