"""After an erasure nothing of it stays in the database file, neither in free space nor in logs."""

from contextlib import contextmanager

from django.db import connection

from augenhoehe.search.actions import purge


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
    """Merge the index without what was erased, and empty the write-ahead log."""
    purge()
    if connection.vendor == "sqlite":
        _pragma("wal_checkpoint(TRUNCATE)")


def compact():
    """Rewrite the whole database file: what was deleted long ago is gone as well."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
    tidy()


def _pragma(words):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")
        cursor.fetchall()
