"""Address lists as they come: quoted, commented, grouped, encoded, broken."""

import re
import unicodedata

from .charset import one_line
from .model import MAX_ADDRESSES, Address
from .words import decode_words

QUOTING = re.compile(
    r'"((?:[^"\\]|\\.?)*)("|\Z)|\(([^()]*)\)|<([^<>]*)>?|([,;])|(:)|([^",;<>():]+|.)', re.S
)
PLAIN = re.compile(r'(\Z.)?(\Z.)?\(([^()]*)\)|<([^<>]*)>?|([,;])|(:)|([^,;<>():"]+|.)', re.S)
BETWEEN = re.compile(r"[\s<>\"',;:()\[\]]+")
ESCAPED = re.compile(r"\\(.)", re.S)
FORBIDDEN = re.compile(r"[\x00-\x20\x7f<>,;:\"()\\]")
STRIPPED = " \t'\"<>"


def parse_addresses(value, limit=MAX_ADDRESSES):
    """Addresses of a raw header value, at most `limit` of them."""
    found = []
    for entry in _entries(value):
        address = _address(**entry)
        if address:
            found.append(address)
            if len(found) >= limit:
                break
    if found and not any(a.email for a in found) and "=?" in value:
        again = decode_words(value)
        if "@" in again and "=?" not in again:
            return parse_addresses(again, limit)
    return tuple(found)


def _entries(value):
    """Words, comments and the part in angle brackets of each address."""
    pattern, at = QUOTING, 0
    entry = {"words": [], "notes": [], "angle": None}
    while at < len(value):
        token = pattern.match(value, at)
        at = token.end()
        if token[1] is not None and not token[2]:
            # A quote nobody closed: read on from behind it as if it were not there.
            pattern, at = PLAIN, token.start() + 1
        elif token[5]:
            yield entry
            entry = {"words": [], "notes": [], "angle": None}
        else:
            _take(token, entry)
    yield entry


def _take(token, entry):
    if token[1] is not None:
        entry["words"].append(ESCAPED.sub(r"\1", token[1]))
    elif token[3] is not None:
        entry["notes"].append(token[3])
    elif token[4] is not None:
        if entry["angle"] is None or "@" not in entry["angle"]:
            entry["angle"] = token[4]
    elif token[6]:
        _take_colon(entry)
    elif token[7] != '"':
        entry["words"].append(token[7])


def _take_colon(entry):
    """What stood before is the name of a group, unless the colon is part of an encoded word."""
    if any("=?" in word for word in entry["words"]):
        entry["words"].append(":")
    elif entry["angle"] is None:
        entry["words"].clear()


def _address(*, words, notes, angle):
    name = "".join(words)
    if angle is None:
        angle = _bare(name) if "@" in name else ""
        name = name.replace(angle, " ", 1) if angle else name
    name = one_line(decode_words(name)).strip(STRIPPED)
    if not name and notes:
        name = one_line(decode_words(" ".join(notes)))
    email = normalise_email(angle or "")
    if not email and not name and angle:
        name = one_line(decode_words(angle))
    return Address(name[:300], email) if name or email else None


def _bare(text):
    """The first word that looks like an address."""
    for word in BETWEEN.split(text):
        local, at, domain = word.partition("@")
        if local and domain and "@" not in domain:
            return word
    return ""


def normalise_email(text):
    """The one spelling of an address: lower case, ASCII domain; "" if it is none."""
    text = _without_scheme(text.strip(STRIPPED)).strip(STRIPPED)
    local, at, domain = text.rpartition("@")
    domain = normalise_domain(domain)
    local = local.strip()
    if not (at and local and domain) or len(local) > 128 or FORBIDDEN.search(local):
        return ""
    return f"{unicodedata.normalize('NFC', local).lower()}@{domain}"


def _without_scheme(text):
    """Without "mailto:" or an old route ("@a,@b:c@d") in front."""
    if text[:7].lower() == "mailto:":
        return text[7:]
    return text.rpartition(":")[2] if text.startswith("@") else text


def normalise_domain(text):
    """A domain in lower-case ASCII (IDNA), "" if it is none."""
    text = text.strip().strip(".").lower()
    if not text or len(text) > 253 or FORBIDDEN.search(text) or "@" in text:
        return ""
    if text.isascii():
        return text if all(0 < len(label) <= 63 for label in text.split(".")) else ""
    labels = [_ascii_label(label) for label in text.replace("。", ".").split(".")]
    return ".".join(labels) if all(labels) and len(".".join(labels)) <= 253 else ""


def _ascii_label(label):
    """IDNA 2008 spelling of one label; unlike Python's codec it keeps ß (as .de does)."""
    label = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", label).lower())
    if label.isascii():
        return label if label and not FORBIDDEN.search(label) else ""
    if not all(c.isalnum() or c == "-" or unicodedata.combining(c) for c in label):
        return ""
    encoded = "xn--" + label.encode("punycode", "replace").decode("ascii")
    return encoded if len(encoded) <= 63 else ""
