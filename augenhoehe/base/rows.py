"""Rows written for every mail: the statement is put together once a table, not once a row.

`insert(row)` and `update(rows, names)` write just what `save()` and `bulk_update()` would write.
Together with `base.together` they make up for most of the speed of intake (bench/intake.py).
"""

from functools import cache

from django.db import DEFAULT_DB_ALIAS, connections


def insert(row):
    """Insert a new row, give it its number, and return it."""
    base = connections[DEFAULT_DB_ALIAS]
    statement, fields = _insert(type(row))
    with base.cursor() as cursor:
        cursor.execute(statement, _values(row, fields, base, new=True))
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return row


def update(rows, names):
    """Write the named fields of rows of one table."""
    if not rows:
        return
    base = connections[DEFAULT_DB_ALIAS]
    statement, fields = _update(type(rows[0]), tuple(names))
    with base.cursor() as cursor:
        cursor.executemany(statement, [_values(row, fields, base) for row in rows])


def _values(row, fields, base, *, new=False):
    return [field.get_db_prep_save(field.pre_save(row, new), base) for field in fields]


@cache
def _insert(model):
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table, number = model._meta.db_table, model._meta.pk.column
    return f'INSERT INTO "{table}" ({columns}) VALUES ({places}) RETURNING "{number}"', fields


@cache
def _update(model, names):
    fields = [model._meta.get_field(name) for name in names]
    changes = ", ".join(f'"{field.column}" = %s' for field in fields)
    table, number = model._meta.db_table, model._meta.pk
    return f'UPDATE "{table}" SET {changes} WHERE "{number.column}" = %s', [*fields, number]
