"""A list leaves the house as a table."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.journal.actions.record import record
from augenhoehe.people.queries import department


@housekeeping("reading a list out changes nothing; that it was read out is on record")
def note_export(kind, rows, *, at_most, by):
    """Write into the journal that `by` took `rows` out, and how many; `kind` says which list.

    It stands with the department, not with the person: nobody's exports can be listed.
    """
    record(kind, department(), by=by, count=min(rows.count(), at_most))
