"""Bytes on disk: data/files/ab/cd/…, written under another name, made durable, then renamed."""

import os
import tempfile
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path

from django.conf import settings

TEMPORARY = ".new-"


def digest_of(data: bytes) -> str:
    """The name under which these bytes are kept."""
    return sha256(data).hexdigest()


def path_of(digest: str) -> Path:
    """Where the bytes of this digest lie, or would lie."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest[2:4] / digest


def write(digest: str, data: bytes):
    """Keep the bytes durably; nothing half-written is ever seen under the final name."""
    final = path_of(digest)
    if final.exists():
        return
    final.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=TEMPORARY, dir=final.parent)
    try:
        with open(handle, "wb") as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        os.replace(temporary, final)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _make_durable(final.parent)


@contextmanager
def unfinished():
    """The path of a new empty file beside the store, for what is too big for memory.

    It is gone after the block, unless it was moved in by `move_in`.
    """
    Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=settings.MEDIA_ROOT)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def digest_of_file(path: Path) -> str:
    """The name under which the bytes of a file are kept."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def move_in(digest: str, path: Path):
    """Keep a finished file durably under its name; it is moved, not copied."""
    final = path_of(digest)
    final.parent.mkdir(parents=True, exist_ok=True)
    with path.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(path, final)
    _make_durable(final.parent)


def read(digest: str) -> bytes:
    """The bytes; FileNotFoundError when the data folder lost them."""
    return path_of(digest).read_bytes()


def remove(digest: str):
    """Forget the bytes."""
    path_of(digest).unlink(missing_ok=True)


def stored_files():
    """Every file that lies in the store, unfinished ones too."""
    root = Path(settings.MEDIA_ROOT)
    places = (*root.glob("??/??/*"), *root.glob(f"{TEMPORARY}*"))
    return (path for path in places if path.is_file())


def _make_durable(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
