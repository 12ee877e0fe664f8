"""To whom data breaches are reported."""

from augenhoehe.base.actions import action
from augenhoehe.complaints import events
from augenhoehe.complaints.authorities import ONE
from augenhoehe.complaints.models import DataProtection
from augenhoehe.journal.actions import record


@action
def set_protection(values, *, by):
    """Keep controller, data protection officer and authority."""
    row, _new = DataProtection.objects.update_or_create(pk=ONE, defaults=values)
    record(events.PROTECTION_SET, row, by=by)
    return row
