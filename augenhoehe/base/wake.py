"""Notices that something was committed, cheaply enough to ask ten times a second."""

import sqlite3

from django.db import connection


class Wake:
    """Tells whether the database may have changed since it was last asked.

    SQLite says so itself (`PRAGMA data_version`, on a connection that only reads). PostgreSQL is
    asked for its work every few turns instead: one indexed query.
    """

    def __init__(self, every=5):
        self.every = every
        self.turns = 0
        self.version = None
        self.link = None

    def changed(self):
        if connection.vendor != "sqlite":
            self.turns += 1
            return self.turns % self.every == 0
        if self.link is None:
            self.link = open_for_reading()
        before, self.version = self.version, _data_version(self.link)
        return before != self.version

    def close(self):
        if self.link is not None:
            self.link.close()


def open_for_reading():
    """A connection of its own to the SQLite file, which cannot write."""
    name = str(connection.settings_dict["NAME"])
    link = sqlite3.connect(name, uri=name.startswith("file:"), check_same_thread=False)
    link.execute("PRAGMA query_only=1")
    link.execute("PRAGMA cache_size=-256")
    return link


def _data_version(link):
    return link.execute("PRAGMA data_version").fetchone()[0]
