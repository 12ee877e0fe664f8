"""Raster images known by their own bytes, never by what somebody says they are."""

MAX_PIXELS = 40_000_000


def raster_of(data: bytes) -> str:
    """The media type of a PNG, JPEG, GIF or WebP image of bearable size, else ""."""
    for kind, is_one, measure in KINDS:
        if is_one(data):
            width, height = measure(data)
            return kind if 0 < width * height <= MAX_PIXELS else ""
    return ""


def _big(data, start):
    return int.from_bytes(data[start : start + 2], "big")


def _little(data, start, length=2):
    return int.from_bytes(data[start : start + length], "little")


def _png(data):
    if data[12:16] != b"IHDR":
        return 0, 0
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _gif(data):
    return _little(data, 6), _little(data, 8)


def _webp(data):
    form = data[12:16]
    if form == b"VP8X":
        return _little(data, 24, 3) + 1, _little(data, 27, 3) + 1
    if form == b"VP8L":
        bits = _little(data, 21, 4)
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if form == b"VP8 ":
        return _little(data, 26) & 0x3FFF, _little(data, 28) & 0x3FFF
    return 0, 0


def _jpeg(data):
    """Walk the segments to the frame header, at most a thousand of them."""
    at = 2
    for _step in range(1000):
        if at + 9 > len(data) or data[at] != 0xFF:
            return 0, 0
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return _big(data, at + 7), _big(data, at + 5)
        alone = marker == 0xFF or 0xD0 <= marker <= 0xD8
        at += (1 if marker == 0xFF else 2) if alone else 2 + _big(data, at + 2)
    return 0, 0


KINDS = (
    ("image/png", lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    ("image/jpeg", lambda data: data.startswith(b"\xff\xd8\xff"), _jpeg),
    ("image/gif", lambda data: data[:6] in (b"GIF87a", b"GIF89a"), _gif),
    ("image/webp", lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _webp),
)
