"""Many rows of one model as the database takes them, without an object for each."""

import json
from datetime import datetime
from functools import lru_cache

from django.db import connection


class Rows:
    """Rows of `model` to be inserted; what `names` leave out gets the model's defaults.

    Values are given as the fields have them: text, number, truth, moment, or a dict for JSON.
    """

    def __init__(self, model, names):
        fields = {field.attname: field for field in model._meta.concrete_fields}
        self.told = [f for name, f in fields.items() if name in names or not f.primary_key]
        self.places = {field.attname: at for at, field in enumerate(self.told)}
        self.usual = [f.get_db_prep_save(f.get_default(), connection) for f in self.told]
        self.model, self.rows = model, []

    def add(self, **values):
        """One row more."""
        row = self.usual.copy()
        for name, value in values.items():
            if type(value) is datetime:
                value = _moment(value)
            elif type(value) is dict:
                value = _json(tuple(value.items()))
            row[self.places[name]] = value
        self.rows.append(row)

    def save(self):
        """Insert them all; inside a transaction of the caller."""
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self.told)
        marks = ", ".join(["%s"] * len(self.told))
        table = quote(self.model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", self.rows)


@lru_cache(maxsize=100_000)
def _moment(value):
    """As the database has it; kept, since a log names few moments often."""
    return connection.ops.adapt_datetimefield_value(value)


@lru_cache(maxsize=10_000)
def _json(items):
    return json.dumps(dict(items))


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
