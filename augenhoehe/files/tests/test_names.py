"""Names, types and pictures from strangers are harmless."""

import json
from pathlib import Path

import pytest

from augenhoehe.files.names import clean_name, clean_type
from augenhoehe.files.rasters import raster_of

BLNS = Path(__file__).parents[3] / "../shared/data/hostile/blns.json"


@pytest.mark.parametrize(
    "given, kept",
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("a\r\nSet-Cookie: x=1.txt", "aSet-Cookie_ x=1.txt"),
        ("rechnung\u202efdp.exe", "rechnungfdp.exe"),
        ("a\0b.pdf", "ab.pdf"),
        ("   ", "attachment"),
        ("", "attachment"),
        ("..", "attachment"),
        ("/", "attachment"),
        ("CON.txt", "_CON.txt"),
        ("Lohn<script>.html", "Lohn_script_.html"),
        ("Übersicht März.xlsx", "Übersicht März.xlsx"),
        ("\ud800.txt", "_.txt"),
    ],
)
def test_names_are_made_harmless(given, kept):
    assert clean_name(given) == kept


def test_a_long_name_keeps_its_ending():
    assert clean_name("x" * 500 + ".pdf").endswith("x.pdf")
    assert len(clean_name("x" * 500 + ".pdf")) == 180
    assert len(clean_name("x." + "y" * 500)) == 180


def test_the_big_list_of_naughty_strings_makes_good_names():
    if not BLNS.exists():
        pytest.skip("shared data is not here")
    for text in json.loads(BLNS.read_text()):
        name = clean_name(text)
        assert name and not set(name) & set('/\\\r\n\0"') and name.strip(". ") == name


@pytest.mark.parametrize(
    "given, kept",
    [
        ("image/PNG; name=x", "image/png"),
        ("text/html\r\nX: y", "application/octet-stream"),
        ("", "application/octet-stream"),
        ("nonsense", "application/octet-stream"),
    ],
)
def test_types_are_made_harmless(given, kept):
    assert clean_type(given) == kept


def png(width, height):
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x10\x00\x20\x03"


@pytest.mark.parametrize(
    "data, kind",
    [
        (png(10, 10), "image/png"),
        (png(100_000, 100_000), ""),
        (png(0, 5), ""),
        (b"GIF89a\x01\x00\x01\x00", "image/gif"),
        (JPEG, "image/jpeg"),
        (b"\xff\xd8\xff", ""),
        (b"\xff\xd8" + b"\xff" * 5000, ""),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\x0f\0\0\x0f\0\0", "image/webp"),
        (b"<svg onload=alert(1)>", ""),
        (b"<html>", ""),
        (b"", ""),
        (b"%PDF-1.7", ""),
    ],
)
def test_a_picture_is_known_by_its_bytes(data, kind):
    assert raster_of(data) == kind
