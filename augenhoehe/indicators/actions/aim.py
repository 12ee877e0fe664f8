"""Where a figure shall be is said, and taken back."""

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.indicators import events
from augenhoehe.indicators.models import Target
from augenhoehe.journal.actions import record


@action
def set_target(name, *, value, by):
    """Say where a figure shall be, in its own unit; None takes the target back."""
    found = Target.objects.filter(name=name).first()
    if value is None:
        if found:
            record(events.TARGET_GONE, found, by=by)
            found.delete()
        return None
    if found is None:
        found = Target(name=name)
    found.value, found.set_by, found.set_at = value, by, timezone.now()
    found.save()
    record(events.TARGET_SET, found, by=by)
    return found
