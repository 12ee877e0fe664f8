"""Many rows of one model as the database takes them, without an object for each."""

from itertools import chain

from django.db import connection

# Rows in one statement: the database is asked once for fifty, which takes half the time.
AT_ONCE = 50


class Rows:
    """Rows of `model` to be inserted: `names` tell of each, `same` of all, the model of the rest.

    `same` is written into the statement, so it is only ever a word of the house.
    Rows are tuples in the order of `names`, and hold what the database takes: text, number, truth,
    JSON as text, moments by `stored_moment`.
    """

    def __init__(self, model, names, **same):
        fields = {field.attname: field for field in model._meta.concrete_fields}
        rest = [f for name, f in fields.items() if name not in names and not f.primary_key]
        told = [fields[name] for name in names]
        quote, editor = connection.ops.quote_name, connection.schema_editor(collect_sql=True)
        values = [same.get(field.attname, field.get_default()) for field in rest]
        # What is the same for all is said once, in the statement: nobody binds it row by row.
        said = [
            str(editor.quote_value(field.get_db_prep_save(value, connection)))
            for field, value in zip(rest, values, strict=True)
        ]
        columns = ", ".join(quote(field.column) for field in [*told, *rest])
        self.into = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "
        self.marks = f"({', '.join([*['%s'] * len(told), *said])})"
        self.rows = []
        self.add = self.rows.append

    def save(self):
        """Insert them all; inside a transaction of the caller."""
        whole = len(self.rows) // AT_ONCE * AT_ONCE
        portions = [self.rows[at : at + AT_ONCE] for at in range(0, whole, AT_ONCE)]
        with connection.cursor() as cursor:
            self._insert(cursor, [list(chain.from_iterable(one)) for one in portions], AT_ONCE)
            self._insert(cursor, self.rows[whole:], 1)

    def _insert(self, cursor, values, rows_each):
        if values:
            cursor.executemany(self.into + ", ".join([self.marks] * rows_each), values)


def stored_moment(moment):
    """A moment in UTC as the database takes it."""
    if connection.vendor == "sqlite":
        return moment and str(moment.replace(tzinfo=None))
    return connection.ops.adapt_datetimefield_value(moment)


def next_numbers(model, count):
    """`count` numbers that no row of the model has; inside the transaction that uses them."""
    table, key = model._meta.db_table, model._meta.pk.column
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(sequence, [quote(table), key, count])
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or [0])[0]
        cursor.execute(f"SELECT max({quote(key)}) FROM {quote(table)}")
        last = max(last, cursor.fetchone()[0] or 0)
    return list(range(last + 1, last + count + 1))
