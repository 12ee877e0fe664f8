"""What was agreed is done, or was not after all."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.mediation import events
from augenhoehe.mediation.models import Point


@action
def keep_point(point, *, by):
    """Say that what was agreed is done."""
    point = Point.objects.select_for_update().get(pk=point.pk)
    if point.kept_at:
        raise Refused(_("This is done already."), code="point.kept")
    point.kept_at = timezone.now()
    point.save(update_fields=["kept_at"])
    record(events.POINT_KEPT, point.talk, by=by)
    return point


@action
def unkeep_point(point, *, by):
    """It was a slip of the hand: it is still to be done."""
    point = Point.objects.select_for_update().get(pk=point.pk)
    if point.kept_at is None:
        raise Refused(_("This is not marked as done."), code="point.not_kept")
    point.kept_at = None
    point.save(update_fields=["kept_at"])
    record(events.POINT_UNKEPT, point.talk, by=by)
    return point
