"""Remembers what a data folder was prepared for, so that a later start has nothing to do."""

import hashlib
import os
from pathlib import Path

from augenhoehe.web import env

KINDS = (".po", ".css", ".js", ".svg", ".png", ".woff2", ".webmanifest")


def stamp():
    """A short text that changes with words, static files, migrations, and the database named."""
    whole = hashlib.sha256(env.database_url().encode())
    for path in sorted(_sources(env.ROOT / "augenhoehe")):
        facts = path.stat()
        whole.update(f"{path.name}:{facts.st_mtime_ns}:{facts.st_size};".encode())
    return whole.hexdigest()


def _sources(top):
    for folder, below, names in os.walk(top):
        below[:] = [name for name in below if name not in ("__pycache__", "tests", "kernel")]
        for name in names:
            if name.endswith(KINDS) or (name.endswith(".py") and folder.endswith("migrations")):
                yield Path(folder, name)
    yield env.ROOT / "pyproject.toml" if (env.ROOT / "pyproject.toml").exists() else Path(__file__)


def is_prepared(folder: Path):
    """Was this folder prepared by just this state of the house?"""
    try:
        return (folder / "prepared").read_text() == stamp()
    except OSError:
        return False


def remember(folder: Path):
    (folder / "prepared").write_text(stamp())


def forget(folder: Path):
    """After a restore: look again at everything."""
    (folder / "prepared").unlink(missing_ok=True)
