"""A small picture such as customers send: a window with a complaint in it."""

import struct
import zlib

WIDTH, HEIGHT = 360, 140
GREY, WHITE, BLUE, RED, INK = (
    (226, 226, 230), (255, 255, 255), (58, 84, 140), (196, 52, 48), (96, 96, 104),
)  # fmt: skip
# What lies where: (left, top, right, bottom, colour), the later over the earlier.
PARTS = (
    (0, 0, WIDTH, HEIGHT, GREY),
    (0, 0, WIDTH, 22, BLUE),
    (338, 5, 352, 17, WHITE),
    (20, 44, 60, 84, RED),
    (37, 52, 43, 70, WHITE),
    (37, 74, 43, 79, WHITE),
    (78, 48, 330, 54, INK),
    (78, 62, 300, 68, INK),
    (78, 76, 250, 82, INK),
    (262, 104, 336, 126, WHITE),
    (280, 112, 318, 118, INK),
)


def error_picture():
    """The bytes of a PNG."""
    rows = b"".join(b"\0" + b"".join(map(bytes, _row(y))) for y in range(HEIGHT))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _row(y):
    inside = [part for part in PARTS if part[1] <= y < part[3]]
    for x in range(WIDTH):
        yield next(part[4] for part in reversed(inside) if part[0] <= x < part[2])


def _chunk(name, data):
    length, check = struct.pack(">I", len(data)), struct.pack(">I", zlib.crc32(name + data))
    return length + name + data + check
