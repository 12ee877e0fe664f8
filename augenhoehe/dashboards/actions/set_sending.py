"""How the monthly page is sent."""

from augenhoehe.base.actions import action
from augenhoehe.dashboards import events
from augenhoehe.dashboards.models import Sending
from augenhoehe.dashboards.receivers import SENDING_ID
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import department


@action
def set_sending(wanted, *, by):
    """Keep whether, when and to whom the page goes; links to addresses taken out end with it."""
    how, _new = Sending.objects.update_or_create(pk=SENDING_ID, defaults=wanted)
    record(
        events.SENDING_SET,
        department(),
        by=by,
        is_on=how.is_on,
        working_day=how.working_day,
    )
    return how
