"""Bytes to text: declared charset, then UTF-8, then cp1252; never an error, never a NUL."""

import codecs
import re
from functools import lru_cache

# What senders write and what they mean (the WHATWG table, shortened to what mails carry).
MEANT = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "ansi_x3.4-1968": "cp1252", "iso8859-1": "cp1252",
    "8bit": "cp1252", "7bit": "cp1252", "default": "cp1252", "x-unknown": "cp1252",
    "unknown-8bit": "cp1252", "ansi": "cp1252", "windows-1252": "cp1252", "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874", "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "iso-2022-jp": "iso-2022-jp-ext",
    "unicode-1-1-utf-7": "utf-7", "utf8": "utf-8", "utf-8": "utf-8", "utf8mb4": "utf-8",
    "unicode-1-1-utf-8": "utf-8", "macintosh": "mac-roman", "x-mac-roman": "mac-roman",
    "x-macintosh": "mac-roman", "big5-hkscs": "big5hkscs", "x-user-defined": "cp1252",
    "binary": "cp1252",
}  # fmt: skip
# Codecs that are no charset, or that take quadratic time.
REFUSED = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
SINGLE_BYTE = re.compile(r"cp125|iso8859|mac|koi8|latin")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
HARMLESS_CONTROL = "\x0b\x0c"


@lru_cache(maxsize=256)
def codec_name(declared):
    """Python's name for a declared charset, or None if it is none."""
    name = declared.strip().strip("\"'").lower().replace("_", "-")
    name = MEANT.get(name) or MEANT.get(name.replace("-", "_")) or name
    if not name or len(name) > 40 or not name.isascii():
        return None
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding or found.name.replace("-", "_") in REFUSED:
        return None
    return found.name


def decode(data, declared=""):
    """Text of `data`, trusting the declared charset only as far as the bytes bear it out."""
    if data.isascii() and not (declared and b"\x1b" in data or _is_shifting(declared)):
        return data.decode("ascii")
    name = codec_name(declared) if declared else None
    if name is None or SINGLE_BYTE.match(name):
        # Every text is valid cp1252, hardly any non-UTF-8 text is valid UTF-8.
        return _strict(data, "utf-8") or _strict(data, name) or _western(data)
    return _strict(data, name) or _strict(data, "utf-8") or _best(data, name)


def _is_shifting(declared):
    """Whether ASCII bytes may mean something else in this charset."""
    return bool(declared) and (codec_name(declared) or "").startswith(
        ("utf-7", "utf-16", "utf-32", "hz", "iso2022", "cp037", "cp500", "cp1140")
    )


def _strict(data, name):
    if name is None:
        return None
    try:
        return data.decode(name)
    except (UnicodeError, ValueError):
        return None


def _western(data):
    """cp1252, whose five undefined bytes become visible marks."""
    return data.decode("cp1252", "replace")


def _best(data, name):
    """The declared charset if it loses little, else cp1252."""
    try:
        text = data.decode(name, "replace")
    except (UnicodeError, ValueError):
        return _western(data)
    lost = text.count("\ufffd")
    return text if lost * 20 <= len(text) else _western(data)


def clean(text):
    """Text with "\\n" line ends and without NUL, other controls and lone surrogates."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x0c" in text or "\x0b" in text:
        text = text.replace("\x0c", "\n").replace("\x0b", "\n")
    if CONTROL.search(text):
        text = CONTROL.sub(lambda m: "\ufffd" if m[0] >= "\ud800" else "", text)
    return text


def one_line(text):
    """Text as one line: line ends and runs of blanks become one blank."""
    text = clean(text)
    return " ".join(text.split())
