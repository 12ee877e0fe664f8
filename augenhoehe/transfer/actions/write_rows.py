"""Rows that something outside told us about come in all at once, with their own moments."""

from django.core.management.color import no_style
from django.db import connection

from augenhoehe.base.actions import housekeeping

BATCH = 500


@housekeeping("import of invented data, whose journal comes with it")
def write_rows(groups):
    """Write lists of unsaved rows, each list of one model, in this order and in one transaction."""
    for rows in groups:
        if rows:
            type(rows[0]).objects.bulk_create(rows, batch_size=BATCH)
    _go_on_counting({type(rows[0]) for rows in groups if rows})


def _go_on_counting(models):
    """PostgreSQL's counters do not see the numbers that came with the rows."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
