"""winmail.dat: unpacked, kept when broken, bounded."""

import base64
import struct

import pytest

from .cast import codes, multipart, read


def tnef(*objects):
    made = struct.pack("<IH", 0x223E9F78, 1)
    for level, name, data in objects:
        made += (
            struct.pack("<BHHI", level, name, 6, len(data))
            + data
            + struct.pack("<H", sum(data) & 0xFFFF)
        )
    return made


def mapi(*properties):
    made = struct.pack("<I", len(properties))
    for name, text in properties:
        data = (text + "\0").encode("utf-16-le")
        made += struct.pack("<HHII", 0x1F, name, 1, len(data)) + data + b"\0" * (-len(data) % 4)
    return made


def winmail(data):
    encoded = base64.b64encode(data).decode()
    return read(
        multipart(
            "mixed",
            "\r\n ",
            "Content-Type: application/ms-tnef; name=winmail.dat\r\n"
            f"Content-Transfer-Encoding: base64\r\n\r\n{encoded}",
        )
    )


def test_winmail_dat_is_unpacked():
    parsed = winmail(
        tnef(
            (1, 0x800C, b"Der Text\0"),
            (2, 0x9002, b"\0" * 14),
            (2, 0x8010, b"ABRECH~1.PDF\0"),
            (2, 0x800F, b"%PDF-"),
            (2, 0x9005, mapi((0x3707, "Abrechnung März.pdf"), (0x370E, "application/pdf"))),
        )
    )
    assert parsed.text == "Der Text"
    assert [(a.name, a.content_type, a.data) for a in parsed.attachments] == [
        ("Abrechnung März.pdf", "application/pdf", b"%PDF-")
    ]


def test_a_broken_winmail_dat_is_kept_as_it_is():
    parsed = winmail(b"nonsense")
    assert [a.name for a in parsed.attachments] == ["winmail.dat"]
    assert "tnef.failed" in codes(parsed)


@pytest.mark.parametrize("kind", [0x1F, 0x1003, 0x101F, 0x2])
def test_a_counter_in_winmail_dat_does_not_keep_us_busy(kind):
    endless = b"\xff\xff\xff\xff" + struct.pack("<HHI", kind, 0x1234, 0xFFFFFFFF) * 10
    assert winmail(tnef((1, 0x9003, endless), (1, 0x9004, endless))).attachments == ()
