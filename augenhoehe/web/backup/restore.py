"""Restore a backup into an empty installation, and prove that all of it arrived."""

import gzip
import hashlib
import json
import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from augenhoehe.base.commands import Problem
from augenhoehe.people.models import User
from augenhoehe.web import stamp
from augenhoehe.web.backup.copying import count_sqlite, put_postgresql, put_sqlite
from augenhoehe.web.backup.sealing import UnsealingReader, WrongPassword, is_sealed

KNOWN = re.compile(
    r"manifest\.json|secret\.key|database\.sqlite3|tables/\w+|files/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}"
)
PIECE = 1024 * 1024


def restore_backup(source: Path, *, password=""):
    """Unpack, verify, and only then put in place; the manifest of what was restored."""
    if not source.is_file():
        raise Problem(_("There is no file %(path)s.") % {"path": source})
    _refuse_unless_empty()
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix="restore-") as name:
        manifest = unpack_verified(source, Path(name), password=password)
        _put_in_place(Path(name), manifest)
    stamp.forget(Path(settings.DATA))
    return manifest


def unpack_verified(source, folder, *, password=""):
    """Unpack into `folder` and look at everything; the manifest, or a Problem."""
    digests = _unpack(source, folder, password)
    manifest = _manifest(folder)
    _verify(folder, manifest, digests)
    return manifest


def _refuse_unless_empty():
    try:
        empty = not User.objects.exists()
    except DatabaseError:
        empty = True
    if not empty:
        raise Problem(
            _(
                "This installation has people in it already; a restore would replace them."
                " Give AUGENHOEHE_DATA (and AUGENHOEHE_DATABASE_URL) a new, empty place."
            )
        )


def _unpack(source, folder, password):
    """Write what the file holds into `folder`; {name: SHA-256}. Nothing but known names."""
    if is_sealed(source) and not password:
        raise Problem(_("This backup is encrypted: give --password-file."))
    digests = {}
    try:
        with source.open("rb") as file:
            inner = UnsealingReader(file, password) if is_sealed(source) else file
            with (
                gzip.GzipFile(fileobj=inner) as zipped,
                tarfile.open(fileobj=zipped, mode="r|") as tar,
            ):
                for member in tar:
                    digests[member.name] = _unpack_one(tar, member, folder)
    except WrongPassword:
        sentence = _("The password does not open this backup, or the file is damaged.")
        raise Problem(sentence) from None
    except (tarfile.TarError, EOFError, OSError) as error:
        sentence = _("This file is no backup, or it is damaged (%(error)s).")
        raise Problem(sentence % {"error": error}) from error
    return digests


def _unpack_one(tar, member, folder):
    if not member.isfile() or not KNOWN.fullmatch(member.name):
        sentence = _("This file is no backup of Augenhöhe: it holds “%(name)s”.")
        raise Problem(sentence % {"name": member.name})
    path = folder / member.name
    path.parent.mkdir(parents=True, exist_ok=True)
    digest, inside = hashlib.sha256(), tar.extractfile(member)
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        while piece := inside.read(PIECE):
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def _manifest(folder):
    try:
        return json.loads((folder / "manifest.json").read_text())
    except (OSError, ValueError):
        sentence = _("This backup is not complete: its manifest is missing.")
        raise Problem(sentence) from None


def _verify(folder, manifest, digests):
    """Everything that was written down is here, unchanged, and counts what it counted."""
    if manifest["vendor"] != connection.vendor:
        sentence = _(
            "This is a backup of %(theirs)s, and this installation uses %(ours)s:"
            " see AUGENHOEHE_DATABASE_URL."
        )
        raise Problem(sentence % {"theirs": manifest["vendor"], "ours": connection.vendor})
    for name, digest in manifest["sha256"].items():
        if digests.get(name) != digest:
            sentence = _("This backup is damaged: %(name)s is not what it was.")
            raise Problem(sentence % {"name": name})
    if manifest["vendor"] == "sqlite":
        _verify_sqlite(folder / "database.sqlite3", manifest)


def _verify_sqlite(path, manifest):
    with closing(sqlite3.connect(path)) as link:
        verdict = link.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        sentence = _("The database of this backup is damaged: %(verdict)s.")
        raise Problem(sentence % {"verdict": verdict})
    _compare(count_sqlite(path), manifest["counts"])


def _compare(found, said):
    wrong = [f"{t}: {found.get(t)} ≠ {n}" for t, n in said.items() if found.get(t) != n]
    if wrong:
        raise Problem(_("The counts differ: %(tables)s") % {"tables": "; ".join(wrong[:5])})


def _put_in_place(folder, manifest):
    if manifest["vendor"] == "sqlite":
        put_sqlite(folder / "database.sqlite3")
    else:
        _compare(put_postgresql(folder / "tables", manifest["migrations"]), manifest["counts"])
    if (folder / "files").exists():
        shutil.copytree(folder / "files", settings.MEDIA_ROOT, dirs_exist_ok=True)
    if (folder / "secret.key").exists():
        shutil.copyfile(folder / "secret.key", Path(settings.DATA) / "secret.key")
        os.chmod(Path(settings.DATA) / "secret.key", 0o600)
