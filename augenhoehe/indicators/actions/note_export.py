"""Figures leave the house as a table."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.indicators import events
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import department


@housekeeping("reading figures out changes nothing; that they were read out is on record")
def note_figures_export(count, *, by):
    """Write into the journal that `by` took so many lines of figures out, with the department."""
    record(events.FIGURES_EXPORTED, department(), by=by, count=count)
