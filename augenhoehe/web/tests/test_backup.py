"""A backup holds everything, and what is restored from it is what there was."""

import hashlib
import io
import json
import os
import tarfile
import time

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.base.commands import Problem
from augenhoehe.web.backup.make import _sweep
from augenhoehe.web.backup.restore import unpack_verified
from augenhoehe.web.backup.sealing import (
    MAGIC,
    PIECE,
    SealingWriter,
    UnsealingReader,
    WrongPassword,
)
from augenhoehe.web.tests.cast import Installation

BLOB = b"a picture" * 1000
DIGEST = hashlib.sha256(BLOB).hexdigest()
SECRET = "a password of many words"


@pytest.fixture(scope="module")
def filled(prepared, tmp_path_factory):
    """An installation with a file in it, and three backups of it, made while it serves."""
    place = Installation.new(tmp_path_factory.mktemp("filled") / "data", like=prepared)
    path = place.folder / "files" / DIGEST[:2] / DIGEST[2:4] / DIGEST
    path.parent.mkdir(parents=True)
    path.write_bytes(BLOB)
    (place.folder / "password").write_text(SECRET + "\n")
    with place.serve("--empty"):
        for name, *flags in BACKUPS:
            made = place.command("backup", name, *flags, "--json")
            assert made.returncode == 0, made.stderr
            assert json.loads(made.stdout)["files"] == 1
    return place


BACKUPS = [("plain",), ("with", "--with-secret"), ("sealed", "--password-file", "password")]


@pytest.fixture
def elsewhere(empty_place):
    return empty_place


def people(place):
    return place.sql("SELECT email, password FROM people_user ORDER BY email")


def names_in(path):
    with tarfile.open(path) as tar:
        return tar.getnames()


def test_what_comes_back_is_what_there_was(filled, elsewhere):
    back = elsewhere.command("restore", str(filled.folder / "plain"), "--json")
    assert back.returncode == 0, back.stderr
    assert json.loads(back.stdout)["files"] == 1
    assert people(elsewhere) == people(filled) != []
    assert (elsewhere.folder / "files" / DIGEST[:2] / DIGEST[2:4] / DIGEST).read_bytes() == BLOB
    with elsewhere.serve("--empty") as running:
        running.sign_in()


def test_a_backup_is_for_its_owner_only(filled):
    assert (filled.folder / "plain").stat().st_mode & 0o077 == 0


def test_what_a_killed_backup_left_is_swept_and_one_at_work_is_not(tmp_path):
    old = time.time() - 13 * 3600
    for name, moment in (("backup-killed", old), ("backup-at-work", time.time())):
        file = tmp_path / name / "database"
        file.parent.mkdir()
        file.write_bytes(b"half")
        for path in (file, file.parent):
            os.utime(path, (moment, moment))
    (tmp_path / "backups").mkdir()
    part = tmp_path / "backups" / "daily-2026-01-01-000000.backup.part"
    part.touch()
    os.utime(part, (old, old))
    _sweep(tmp_path)
    assert not (tmp_path / "backup-killed").exists() and not part.exists()
    assert (tmp_path / "backup-at-work" / "database").exists()


def test_the_secret_key_stays_out_unless_asked_for(filled, tmp_path):
    assert "secret.key" not in names_in(filled.folder / "plain")
    unpack_verified(filled.folder / "with", tmp_path)
    assert (tmp_path / "secret.key").read_text() == (filled.folder / "secret.key").read_text()


def test_an_encrypted_backup_opens_with_its_password_only(filled, tmp_path):
    sealed_one = filled.folder / "sealed"
    assert b"manifest" not in sealed_one.read_bytes()
    with pytest.raises(Problem, match="--password-file"):
        unpack_verified(sealed_one, tmp_path)
    with override("en"), pytest.raises(Problem, match="does not open"):
        unpack_verified(sealed_one, tmp_path, password="another password")
    assert unpack_verified(sealed_one, tmp_path, password=SECRET)["counts"]["people_user"] == 1


def test_an_installation_with_people_is_not_replaced(filled):
    refused = filled.command("restore", "plain")
    assert refused.returncode == 1 and "has people in it" in refused.stderr


def test_nothing_is_restored_under_a_running_house(filled):
    with filled.serve("--empty"):
        refused = filled.command("restore", "plain")
    assert refused.returncode == 1 and "already works on" in refused.stderr


@pytest.mark.parametrize("harm", ["cut", "changed", "stranger", "traversal"])
def test_a_damaged_or_foreign_file_is_refused(harm, filled, tmp_path):
    HARMS[harm](filled.folder / "plain", tmp_path / "bad")
    (tmp_path / "folder").mkdir()
    with pytest.raises(Problem):
        unpack_verified(tmp_path / "bad", tmp_path / "folder")
    assert not (tmp_path / "outside").exists()


def _cut(good, bad):
    data = good.read_bytes()
    bad.write_bytes(data[: len(data) // 2])


def _repack(good, bad, change):
    with tarfile.open(good) as source, tarfile.open(bad, "w:gz") as target:
        for member in source:
            data = change(member, source.extractfile(member).read())
            member.size = len(data)
            target.addfile(member, io.BytesIO(data))


def _changed(good, bad):
    def change(member, data):
        return data[:-9] + b"something" if member.name.startswith("files/") else data

    _repack(good, bad, change)


def _traversal(good, bad):
    def change(member, data):
        if member.name.startswith("files/"):
            member.name = "files/../../outside"
        return data

    _repack(good, bad, change)


HARMS = {
    "cut": _cut,
    "changed": _changed,
    "stranger": lambda good, bad: bad.write_bytes(b"no backup at all"),
    "traversal": _traversal,
}


@settings(max_examples=8)
@given(st.lists(st.binary(max_size=3000), max_size=20), st.integers(1, 4000))
def test_what_is_sealed_comes_out_as_it_went_in(parts, step):
    kept = io.BytesIO()
    writer = SealingWriter(kept, SECRET)
    for part in parts:
        writer.write(part)
    writer.close()
    kept.seek(0)
    reader, found = UnsealingReader(kept, SECRET), b""
    while piece := reader.read(step):
        found += piece
    assert found == b"".join(parts)


def sealed(data):
    kept = io.BytesIO()
    writer = SealingWriter(kept, SECRET)
    writer.write(data)
    writer.close()
    return kept.getvalue()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_every_size_is_sealed_whole(size):
    data = bytes(size)
    assert UnsealingReader(io.BytesIO(sealed(data)), SECRET).read() == data


@pytest.mark.parametrize("harm", ["cut at a piece", "swapped", "flipped", "longer"])
def test_sealed_pieces_cannot_be_changed(harm):
    whole = sealed(bytes(3 * PIECE))
    head, body, step = whole[: len(MAGIC) + 16], whole[len(MAGIC) + 16 :], PIECE + 16
    changed = {
        "cut at a piece": body[:step],
        "swapped": body[step : 2 * step] + body[:step] + body[2 * step :],
        "flipped": body[:50] + bytes([body[50] ^ 1]) + body[51:],
        "longer": body + body[:step],
    }[harm]
    with pytest.raises(WrongPassword):
        UnsealingReader(io.BytesIO(head + changed), SECRET).read()
