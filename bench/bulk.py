"""Rows of models written as fast as the database takes them: executemany, or PostgreSQL's COPY."""

import json
from datetime import UTC, datetime, timedelta

from django.core.management.color import no_style
from django.db import connection, transaction

SQLITE = connection.vendor == "sqlite"
KEPT = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'search_searchdoc'"
    if SQLITE
    else "SELECT indexname, indexdef FROM pg_indexes"
    " WHERE indexname IN ('search_words', 'search_parts')"
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(second):
    """A second since 1970 as the database keeps moments."""
    at = EPOCH + timedelta(seconds=second)
    return at.replace(tzinfo=None).isoformat(" ") if SQLITE else at


class Table:
    """Collects rows of one model; what is not named has the model's default."""

    def __init__(self, model):
        self.model, fields = model, model._meta.concrete_fields
        self.plain = {field.column: self._default(field) for field in fields}
        columns = ", ".join(f'"{column}"' for column in self.plain)
        self.into, self.count, self.rows = f'"{model._meta.db_table}" ({columns})', 0, []

    def _default(self, field):
        value = field.get_default() if field.has_default() else None
        if value is None and field.empty_strings_allowed and not field.null:
            value = ""
        return json.dumps(value) if isinstance(value, list | dict) else value

    def add(self, **values):
        """Keep a row until `write`."""
        self.rows.append(tuple((self.plain | values).values()))
        self.count += 1

    @transaction.atomic
    def write(self):
        """Write what was kept."""
        if not self.rows:
            return
        with connection.cursor() as cursor:
            if SQLITE:
                places = ", ".join(["?"] * len(self.plain))
                # The driver's own cursor: Django would look at every parameter.
                cursor.cursor.connection.executemany(
                    f"INSERT INTO {self.into} VALUES ({places})", self.rows
                )
            else:
                with cursor.copy(f"COPY {self.into} FROM STDIN") as copy:
                    for row in self.rows:
                        copy.write_row(row)
        self.rows = []

    def go_on_counting(self):
        """PostgreSQL's counter follows the numbers that came with the rows."""
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [self.model]):
                cursor.execute(statement)


class Unindexed:
    """While it lasts, the search's indexes are not kept in step; at its end they are built."""

    def __enter__(self):
        with connection.cursor() as cursor:
            if SQLITE:
                cursor.execute("PRAGMA synchronous=OFF")
                cursor.execute("PRAGMA foreign_keys=OFF")
                cursor.execute("PRAGMA cache_size=-400000")
            cursor.execute(KEPT)
            self.kept = cursor.fetchall()
            for name, _sql in self.kept:
                cursor.execute(f"DROP {'TRIGGER' if SQLITE else 'INDEX'} {name}")
        return self

    def __exit__(self, *failure):
        with connection.cursor() as cursor:
            if SQLITE:
                for table in ("search_words", "search_parts"):
                    cursor.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")
                    cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
            for _name, sql in self.kept:
                cursor.execute(sql)
            if not SQLITE:
                cursor.execute("ANALYZE")
