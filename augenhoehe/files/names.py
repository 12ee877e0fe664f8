"""File names and media types from strangers, made harmless before they are kept or shown."""

import re
import unicodedata

# Letters that turn the reading direction make "exe.fdp" look like "pdf"; joiners hide.
HIDDEN = re.compile(
    r"[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]"
)
UNWANTED = re.compile(r'[<>:"|?*\\/;]')
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,58}")
WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
LONGEST = 180


def clean_name(name: str, fallback: str = "attachment") -> str:
    """`name` without path, control and direction letters, at most 180 letters, never empty."""
    name = unicodedata.normalize("NFC", str(name or "").encode("utf-8", "replace").decode())
    last = re.split(r"[\\/]", HIDDEN.sub("", name))[-1]
    plain = UNWANTED.sub("_", last).strip(" .")
    if WINDOWS.fullmatch(plain):
        plain = f"_{plain}"
    return _shorten(plain).strip(" .") or fallback


def clean_type(content_type: str) -> str:
    """The media type in lower case without parameters; octet-stream when it is none."""
    plain = str(content_type or "").partition(";")[0].strip().lower()
    return plain if MEDIA_TYPE.fullmatch(plain) else "application/octet-stream"


def _shorten(name):
    """Cut the middle so that the ending stays readable."""
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 20:
        return name[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"
