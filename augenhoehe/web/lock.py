"""One instance on a data folder: the lock lives as long as the process that holds it."""

import fcntl
import json
import os
from pathlib import Path

from augenhoehe.web.words import gettext as _


class Busy(Exception):
    """Another instance works on this data folder; the message says which."""


class Lock:
    """Held by who serves, restores or migrates. Ended by the system when its holder dies."""

    def __init__(self, folder: Path):
        self.path = folder / "lock"
        self.file = None

    def take(self, what="serves"):
        """Take the lock, or say in a sentence who has it."""
        self.file = open(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(self._sentence()) from None
        self.note(what=what)
        return self

    def note(self, **facts):
        """Leave word for whoever finds the lock taken."""
        self.file.seek(0)
        self.file.truncate()
        self.file.write(json.dumps({"pid": os.getpid(), **facts}))
        self.file.flush()

    def release(self):
        if self.file is not None:
            self.file.close()
            self.file = None

    def _sentence(self):
        try:
            facts = json.loads(self.file.read())
        except ValueError:
            facts = {}
        finally:
            self.file.close()
        where = f", {facts['url']}" if facts.get("url") else ""
        return _(
            "Augenhöhe already works on %(folder)s (process %(where)s)."
            " Stop it first, or give AUGENHOEHE_DATA another folder."
        ) % {"folder": self.path.parent, "where": f"{facts.get('pid', '?')}{where}"}

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.release()
