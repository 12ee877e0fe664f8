"""Texts leave the house as a table."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.evaluation import events
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import department


@housekeeping("reading texts out changes nothing; that they were read out is on record")
def note_texts_export(count, *, by):
    """Write into the journal that `by` took so many texts out."""
    record(events.TEXTS_EXPORTED, department(), by=by, count=count)
