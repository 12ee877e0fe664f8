"""The observer reads what one person did."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.dashboards import events
from augenhoehe.dashboards.models import Inspection
from augenhoehe.journal.actions import record


@action
def note_inspection(person, *, reason, by):
    """Put on record that and why a person's entries are read, before they are shown."""
    if len(reason.strip()) < 10:
        raise Refused(
            _("Please say why, in a sentence. It is kept with the journal."), code="inspect.reason"
        )
    inspection = Inspection.objects.create(person=person, observer=by, reason=reason.strip()[:500])
    record(events.INSPECTED, person, by=by)
    return inspection
