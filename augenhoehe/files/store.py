"""Bytes on disk: data/files/ab/cd/…, written under another name, made durable, then renamed."""

import os
import tempfile
from hashlib import sha256
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


def read(digest: str) -> bytes:
    """The bytes; FileNotFoundError when the data folder lost them."""
    return path_of(digest).read_bytes()


def remove(digest: str):
    """Forget the bytes."""
    path_of(digest).unlink(missing_ok=True)


def stored_files():
    """Every file that lies in the store, unfinished ones too."""
    root = Path(settings.MEDIA_ROOT)
    return (path for path in root.glob("??/??/*") if path.is_file())


def _make_durable(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
