"""A consistent copy of the database while others write, and the way back.

SQLite copies itself (`VACUUM INTO`: without the remains of what was deleted). From PostgreSQL each
table is read by COPY in one REPEATABLE READ transaction; no pg_dump is needed, so its version does
not matter.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

PIECE = 256 * 1024
TABLES = """
SELECT name FROM sqlite_master
WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
"""
COLUMNS = """
SELECT column_name FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER'
ORDER BY ordinal_position
"""


def copy_database(folder: Path):
    """Write the database into `folder`; {table: count} of what was written."""
    if connection.vendor == "sqlite":
        return _copy_sqlite(folder / "database.sqlite3")
    return _copy_postgresql(folder / "tables")


def _copy_sqlite(target):
    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=60)) as source:
        source.execute("VACUUM INTO ?", [str(target)])
    return count_sqlite(target)


def count_sqlite(path):
    """{table: count} of the tables of Django in a SQLite file."""
    with closing(sqlite3.connect(path)) as link:
        rows = link.execute(TABLES)
        names = [name for (name,) in rows]
        return {n: link.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in sorted(names)}


def _copy_postgresql(folder):
    folder.mkdir()
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            names = sorted(own.introspection.table_names(cursor))
            counts = {name: _copy_out(cursor, name, folder / name) for name in names}
            cursor.execute("COMMIT")
    finally:
        own.close()
    return counts


def _columns(cursor, table):
    cursor.execute(COLUMNS, [table])
    return ", ".join(connection.ops.quote_name(name) for (name,) in cursor.fetchall())


def _copy_out(cursor, table, path):
    columns = _columns(cursor, table)
    with path.open("wb") as file, cursor.copy(f'COPY "{table}" ({columns}) TO STDOUT') as copy:
        file.write(columns.encode() + b"\n")
        for piece in copy:
            file.write(piece)
    cursor.execute(f'SELECT count(*) FROM "{table}"')
    return cursor.fetchone()[0]


def put_sqlite(source: Path):
    """Put a copied SQLite file in the place of the (empty) database."""
    connections.close_all()
    target = Path(connection.settings_dict["NAME"])
    for end in ("-wal", "-shm"):
        target.with_name(target.name + end).unlink(missing_ok=True)
    source.replace(target)


def put_postgresql(folder: Path, migrations):
    """Bring the (empty) database to the backup's migrations, then fill its tables."""
    executor = MigrationExecutor(connection)
    executor.migrate(_last_ones(executor.loader.graph, {tuple(key) for key in migrations}))
    call_command("createcachetable", verbosity=0)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        names = [path.name for path in sorted(folder.iterdir())]
        cursor.execute(f"TRUNCATE {', '.join(connection.ops.quote_name(n) for n in names)} CASCADE")
        for name in names:
            _copy_in(cursor, name, folder / name)
        _reset_sequences(cursor, names)
        return {name: _count(cursor, name) for name in names}


def _last_ones(graph, applied):
    """Of the `applied` migrations those that no other of the same room builds on."""
    nodes = [graph.node_map[key] for key in applied if key in graph.node_map]
    below = {(up.key, node.key) for node in nodes for up in node.parents}
    inner = {up for up, key in below if up[0] == key[0]}
    return [node.key for node in nodes if node.key not in inner]


def _copy_in(cursor, table, path):
    with path.open("rb") as file:
        columns = file.readline().decode().strip()
        with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
            while piece := file.read(PIECE):
                copy.write(piece)


def _count(cursor, table):
    cursor.execute(f'SELECT count(*) FROM "{table}"')
    return cursor.fetchone()[0]


def _reset_sequences(cursor, tables):
    models = apps.get_models(include_auto_created=True)
    restored = [model for model in models if model._meta.db_table in tables]
    for statement in connection.ops.sequence_reset_sql(no_style(), restored):
        cursor.execute(statement)
