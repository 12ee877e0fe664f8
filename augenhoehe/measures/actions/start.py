"""An improvement starts: from now on what was expected stays as it is."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.measures import events
from augenhoehe.measures.filling import locked
from augenhoehe.measures.models import Measure


@action
def start_measure(measure, *, on=None, by):
    """Start a planned improvement today, or on a day since its expectation was written."""
    measure = locked(measure)
    if measure.state != Measure.State.PLANNED:
        raise Refused(_("It has started already."), code="measure.started")
    today = timezone.localdate()
    on = on or today
    written = measure.expectations.filter(is_after_start=False).last()
    if on > today:
        raise Refused(_("It starts on the day it starts: choose today or earlier."), code="ahead")
    if written and on < timezone.localdate(written.at):
        text = _("What is expected was written after that day. It starts on a later one.")
        raise Refused(text, code="measure.started_before")
    measure.state, measure.started_on = Measure.State.RUNNING, on
    measure.save(update_fields=["state", "started_on"])
    record(events.STARTED, measure, by=by)
    return measure
