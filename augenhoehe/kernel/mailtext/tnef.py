"""winmail.dat: what Outlook wraps attachments in (MS-OXTNEF), read with bounded work.

The usual library copies the rest of the file per object and loops as often as a 32-bit
counter in the file says, so a few bytes could stop the intake for hours.
"""

import struct
from dataclasses import dataclass, field

from .charset import decode

SIGNATURE = 0x223E9F78
BODY, MAPI, RENDER, TITLE, DATA, ATTACHMENT = 0x800C, 0x9003, 0x9002, 0x8010, 0x800F, 0x9005
FILENAME, LONG_NAME, MIME_TAG, CONTENT_ID, DATA_OBJECT = 0x3704, 0x3707, 0x370E, 0x3712, 0x3701
MAPI_BODY, MAPI_HTML = 0x1000, 0x1013
SIZES = {0x2: 4, 0x3: 4, 0x4: 4, 0xA: 4, 0xB: 4, 0x5: 8, 0x6: 8, 0x7: 8, 0x14: 8, 0x40: 8, 0x48: 16}
SPANS = {0xD, 0x1E, 0x1F, 0x102}
MAX_OBJECTS = 20_000
MAX_FILES = 500


class BrokenTnef(ValueError):
    """The file is not what it claims to be."""


@dataclass
class WrappedFile:
    """A file found inside winmail.dat."""

    name: str = ""
    content_type: str = ""
    cid: str = ""
    data: bytes = b""


@dataclass
class Wrapped:
    """What winmail.dat held."""

    text: str = ""
    html: str = ""
    files: list = field(default_factory=list)


def read_tnef(data):
    """Files and bodies inside winmail.dat; raises BrokenTnef."""
    try:
        if struct.unpack_from("<I", data)[0] != SIGNATURE:
            raise BrokenTnef("signature")
        return _read(data)
    except struct.error as error:
        raise BrokenTnef("cut") from error


def _read(data):
    wrapped = Wrapped()
    for name, start, end in _objects(data):
        if name == RENDER:
            wrapped.files.append(WrappedFile())
            if len(wrapped.files) > MAX_FILES:
                raise BrokenTnef("files")
        elif name in (TITLE, DATA, ATTACHMENT) and wrapped.files:
            _fill(wrapped.files[-1], name, data[start:end])
        elif name == BODY:
            wrapped.text = decode(data[start:end].rstrip(b"\0"))
        elif name == MAPI:
            _bodies(wrapped, _properties(data[start:end]))
    wrapped.files = [file for file in wrapped.files if file.data or file.name]
    return wrapped


def _objects(data):
    at = 6
    for _ in range(MAX_OBJECTS):
        if at + 11 > len(data):
            return
        name, length = struct.unpack_from("<xHxxI", data, at)
        yield name, at + 9, min(at + 9 + length, len(data))
        at += length + 11


def _fill(file, name, data):
    if name == TITLE:
        file.name = file.name or _text(0x1E, data)
    elif name == DATA:
        file.data = data
    else:
        found = _properties(data)
        file.name = found.get(LONG_NAME) or file.name or found.get(FILENAME) or ""
        file.content_type = found.get(MIME_TAG) or ""
        file.cid = (found.get(CONTENT_ID) or "").strip("<> ")
        embedded = found.get(DATA_OBJECT)
        if isinstance(embedded, bytes) and not file.data:
            file.data = embedded[16:]


def _bodies(wrapped, found):
    wrapped.text = found.get(MAPI_BODY) or wrapped.text
    html = found.get(MAPI_HTML) or ""
    wrapped.html = decode(html) if isinstance(html, bytes) else html


def _properties(data):
    """The named properties we use; stops quietly where the data stop making sense."""
    found, at = {}, 4
    for _ in range(min(struct.unpack_from("<I", data)[0], 5_000) if len(data) >= 4 else 0):
        try:
            at = _property(data, at, found)
        except (struct.error, BrokenTnef):
            break
    return found


def _property(data, at, found):
    kind, name = struct.unpack_from("<HH", data, at)
    at = _skip_guid(data, at + 4) if name >= 0x8000 else at + 4
    count, many = 1, bool(kind & 0x1000)
    kind &= 0x0FFF
    if many or kind in SPANS:
        count = struct.unpack_from("<I", data, at)[0]
        at += 4
    if kind in SIZES:
        return at + SIZES[kind] * min(count, len(data))
    if kind not in SPANS:
        raise BrokenTnef("type")
    for _ in range(min(count, 1_000)):
        length = struct.unpack_from("<I", data, at)[0]
        value = data[at + 4 : at + 4 + length]
        found.setdefault(name, value if kind in (0xD, 0x102) else _text(kind, value))
        at += 4 + length + (-length % 4)
    return at


def _skip_guid(data, at):
    kind, length = struct.unpack_from("<II", data, at + 16)
    return at + 24 if kind == 0 else at + 24 + length + (-length % 4)


def _text(kind, data):
    if kind == 0x1F:
        return data.decode("utf-16-le", "replace").rstrip("\0")
    return decode(data.rstrip(b"\0"))
