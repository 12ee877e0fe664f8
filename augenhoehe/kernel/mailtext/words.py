"""Header values: RFC 2047 encoded words and RFC 2231 parameters, also the broken ones."""

import binascii
import re
from urllib.parse import unquote_to_bytes

from .charset import clean, decode, one_line

# The inner repetition is bounded: an unfinished word must not scan the rest of the header.
WORD = re.compile(
    r"=\?([\w.:\-]{1,60})(?:\*[\w\-]{0,20})?\?([bBqQ])\?([^?]{0,8000}(?:\?(?!=)[^?]{0,200}){0,3})\?="
)
PARAM = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*("(?:[^"\\]|\\.?)*(?:"|\Z)|[^;]*)', re.S)
ESCAPED = re.compile(r"\\(.)", re.S)
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
MAX_PARAMS = 100


def decode_header(value):
    """Readable one-line text of a raw header value (str with possible encoded words)."""
    return one_line(decode_words(value))


def decode_words(value):
    """Replace each run of encoded words; neighbours in one charset join before decoding."""
    if "=?" not in value:
        return value
    out, at, pending = [], 0, []
    for word in WORD.finditer(value):
        between = value[at : word.start()]
        if between.strip() or not pending:
            _flush(pending, out)
            out.append(between)
        pending.append((word[1].lower(), _word_bytes(word[2], word[3])))
        at = word.end()
    _flush(pending, out)
    out.append(value[at:])
    return "".join(out)


def _flush(pending, out):
    """Decode the collected words; a character may be cut between two of them."""
    while pending:
        charset, data = pending.pop(0)
        while pending and pending[0][0] == charset:
            data += pending.pop(0)[1]
        out.append(decode(data, charset))


def _word_bytes(how, text):
    data = text.encode("utf-8", "surrogateescape")
    if how in "bB":
        return from_base64(data)
    return binascii.a2b_qp(data, header=True)


def from_base64(data):
    """Bytes of base64 that may be cut, unpadded or mixed with anything."""
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        # Joined pieces, each with its own padding, are read piece by piece.
        return b"".join(_base64_piece(piece) for piece in data.split(b"=") if piece)


def _base64_piece(piece):
    piece = NOT_BASE64.sub(b"", piece)
    if len(piece) % 4 == 1:
        piece = piece[:-1]
    return binascii.a2b_base64(piece + b"=" * (-len(piece) % 4))


def split_params(value):
    """("text/plain", {"charset": …}) of a Content-Type or Content-Disposition value."""
    main = value.partition(";")[0].strip().lower()
    if ";" not in value:
        return "".join(main.split()), {}
    simple, pieces = {}, {}
    for count, found in enumerate(PARAM.finditer(value)):
        if count >= MAX_PARAMS:
            break
        name, text = found[1].lower(), _unquote(found[2])
        if "*" in name:
            pieces.setdefault(name.partition("*")[0], {})[name.partition("*")[2]] = text
        else:
            simple.setdefault(name, text)
    simple.update({name: _join(parts) for name, parts in pieces.items()})
    return "".join(main.split()), {name: clean(decode_words(text)) for name, text in simple.items()}


def _unquote(text):
    if not text.startswith('"'):
        return text.strip()
    closed = text.endswith('"') and len(text) > 1
    return ESCAPED.sub(r"\1", text[1:-1] if closed else text[1:]).strip()


def _join(parts):
    """One RFC 2231 value of its pieces: "" (charset'lang'text), "0", "0*", "1" …"""
    ordered = sorted(parts.items(), key=lambda item: _place(item[0]))
    charset, data = "", b""
    for index, (mark, text) in enumerate(ordered):
        if mark == "" or mark.endswith("*"):
            if index == 0 and text.count("'") >= 2:
                charset, _language, text = text.split("'", 2)
            data += unquote_to_bytes(text)
        else:
            data += text.encode("utf-8", "surrogateescape")
    return decode(data, charset)


def _place(mark):
    digits = mark.rstrip("*")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else -1
