"""What was shared long ago ends, and what was left behind by people who are gone."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.quiet import queries
from augenhoehe.quiet.models import SharedLine, Space

BATCH = 500


@housekeeping("the protocol of the nights says how many")
def end_lines(before, *, by):
    """Delete one batch of lines that were shared before; how many."""
    ids = list(queries.lines_before(before).values_list("pk", flat=True)[:BATCH])
    SharedLine.objects.filter(pk__in=ids).delete()
    return len(ids)


@housekeeping("the protocol of the nights says how many")
def end_spaces(before, *, by):
    """Delete one batch of private spaces whose owners left before; how many."""
    ids = list(queries.left_before(before).values_list("pk", flat=True)[:BATCH])
    Space.objects.filter(pk__in=ids).delete()
    return len(ids)
