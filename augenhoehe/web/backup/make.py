"""Make a backup while the house is at work."""

import gzip
import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe import __version__
from augenhoehe.base.commands import Problem, Progress
from augenhoehe.web.backup.copying import copy_database
from augenhoehe.web.backup.sealing import SealingWriter

PIECE = 1024 * 1024
DAILY, BEFORE_UPDATE = "daily", "before-update"
KEEP = {DAILY: 7, BEFORE_UPDATE: 3}
ABANDONED = timedelta(hours=12)


def make_backup(target: Path, *, password="", with_secret=False, with_files=True):
    """Write a backup to `target`, whole or not at all; its manifest."""
    if target.exists():
        raise Problem(_("%(path)s exists already.") % {"path": target})
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(Path(settings.DATA))
    _need_room(target.parent, with_files)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix="backup-") as folder:
        try:
            with open(os.open(part, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as file:
                manifest = _write(file, Path(folder), password, with_secret, with_files)
                os.fsync(file.fileno())
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
    return manifest


def _sweep(data):
    """Remove what backups that were killed left behind: each is as large as the database."""
    since = time.time() - ABANDONED.total_seconds()
    for folder in data.glob("backup-*/"):
        if max(path.stat().st_mtime for path in (folder, *folder.rglob("*"))) < since:
            shutil.rmtree(folder, ignore_errors=True)
    for part in (data / "backups").glob("*.backup.part"):
        if part.stat().st_mtime < since:
            part.unlink(missing_ok=True)


def _write(file, folder, password, with_secret, with_files):
    outer = SealingWriter(file, password) if password else file
    with gzip.GzipFile(fileobj=outer, mode="wb", compresslevel=1, filename="") as zipped:
        with tarfile.open(fileobj=zipped, mode="w|", format=tarfile.PAX_FORMAT) as tar:
            manifest = _fill(_Archive(tar), folder, with_secret, with_files)
    if password:
        outer.close()
    file.flush()
    return manifest


def _fill(archive, folder, with_secret, with_files):
    counts = copy_database(folder)
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        archive.add(path, str(path.relative_to(folder)))
    files = _add_files(archive) if with_files else None
    if with_secret:
        archive.add_bytes(settings.SECRET_KEY.encode(), "secret.key")
    manifest = {
        "format": 1,
        "version": __version__,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "vendor": connection.vendor,
        "migrations": sorted(MigrationRecorder(connection).applied_migrations()),
        "counts": counts,
        "files": files,
        "sha256": archive.digests,
    }
    archive.add_bytes(json.dumps(manifest).encode(), "manifest.json")
    return manifest


def _add_files(archive):
    root = Path(settings.MEDIA_ROOT)
    paths = sorted(p for p in root.glob("??/??/*") if len(p.name) == 64)
    progress = Progress("Files", len(paths))
    for path in paths:
        try:
            archive.add(path, f"files/{path.relative_to(root)}")
        except FileNotFoundError:
            continue  # forgotten since the copy of the database, as it was meant to be
        progress.step()
    return sum(name.startswith("files/") for name in archive.digests)


class _Archive:
    """A tar that remembers the digest of what was put in."""

    def __init__(self, tar):
        self.tar, self.digests = tar, {}

    def add(self, path, name):
        with path.open("rb") as file:
            self._put(file, name, os.fstat(file.fileno()).st_size)

    def add_bytes(self, data, name):
        self._put(io.BytesIO(data), name, len(data))

    def _put(self, file, name, size):
        facts = tarfile.TarInfo(name)
        facts.size, facts.mode = size, 0o600
        reader = _Digesting(file)
        self.tar.addfile(facts, reader)
        self.digests[name] = reader.digest.hexdigest()


class _Digesting:
    def __init__(self, file):
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size):
        data = self.file.read(size)
        self.digest.update(data)
        return data


def _need_room(folder, with_files):
    """Stop before a disk runs full: the copy and the packed copy must both fit."""
    root = Path(settings.MEDIA_ROOT)
    files = sum(p.stat().st_size for p in root.glob("??/??/*")) if with_files else 0
    database = Path(connection.settings_dict["NAME"])
    needed = 2 * database.stat().st_size if database.is_file() else 0
    free = shutil.disk_usage(folder).free
    if free < needed + files:
        sentence = _("A backup in %(folder)s needs up to %(mb)s MB, and %(free)s MB are free.")
        sizes = {"mb": (needed + files) // 1_000_000, "free": free // 1_000_000}
        raise Problem(sentence % {"folder": folder, **sizes})


def keep_backup(kind, *, with_files=True):
    """Make a backup in the data folder and remove the oldest of its kind; the new file."""
    folder = Path(settings.DATA) / "backups"
    now = timezone.localtime()
    target = folder / f"{kind}-{now:%Y-%m-%d-%H%M%S}.backup"
    while target.exists():
        now += timedelta(seconds=1)
        target = folder / f"{kind}-{now:%Y-%m-%d-%H%M%S}.backup"
    make_backup(target, with_files=with_files)
    for old in sorted(folder.glob(f"{kind}-*.backup"))[: -KEEP[kind]]:
        old.unlink()
    return target
