"""After an erasure nothing of it stays in the database file, neither in free space nor in logs."""

from contextlib import contextmanager

from django.db import connection

from augenhoehe.search.actions import purge

# Rewriting this many bytes takes about two seconds.
QUICK = 500_000_000


@contextmanager
def overwriting():
    """Within, SQLite overwrites what is deleted or replaced; PostgreSQL vacuums by itself."""
    if connection.vendor != "sqlite":
        yield
        return
    _pragma("secure_delete=ON")
    try:
        yield
    finally:
        _pragma("secure_delete=OFF")


def tidy():
    """Merge the index without what was erased; rewrite the file if that is quick. True if it was.

    Earlier changes leave old words in free space; only a rewritten file is free of them. A big one
    waits for the night, because nobody can write meanwhile.
    """
    purge()
    if connection.vendor != "sqlite":
        return False
    is_small = _size() < QUICK
    if is_small:
        _run("VACUUM")
    _pragma("wal_checkpoint(TRUNCATE)")
    return is_small


def compact():
    """Rewrite the whole database file: what was deleted long ago is gone as well."""
    purge()
    _run("VACUUM")
    if connection.vendor == "sqlite":
        _pragma("wal_checkpoint(TRUNCATE)")


def _size():
    with connection.cursor() as cursor:
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return cursor.fetchone()[0]


def _run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _pragma(words):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")
        cursor.fetchall()
