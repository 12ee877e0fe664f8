"""Signed reply addresses: support+<ids and tag>@example.org, in lower-case base32.

The tag is HMAC-SHA-256 cut to 80 bits over the mailbox and the ids. Possession is not
identity: an address can be forwarded, so it finds the ticket and gives no rights.
"""

import base64
import hashlib
import hmac

from .addresses import normalise_email
from .fields import BadField

TAG_BYTES = 10
MAX_LOCAL = 64
MAX_PAYLOAD = 96


def sign(mailbox_address, ticket_id, contact_id, key):
    """The address that leads an answer to its ticket; raises BadField if it grows too long."""
    base = normalise_email(mailbox_address)
    if not base:
        raise BadField("address.broken", {"address": mailbox_address})
    ids = _pack(ticket_id) + _pack(contact_id)
    payload = ids + _tag(base, ids, key)
    local, _at, domain = base.rpartition("@")
    made = f"{local}+{base64.b32encode(payload).decode().rstrip('=').lower()}"
    if len(made) > MAX_LOCAL:
        raise BadField("address.too_long", {"address": mailbox_address})
    return f"{made}@{domain}"


def verify(address, keys):
    """(ticket_id, contact_id) if one of the keys signed this address, else None."""
    email = normalise_email(address)
    local, _at, domain = email.rpartition("@")
    base, _plus, text = local.rpartition("+")
    payload = _decode(text)
    if not base or payload is None or len(payload) <= TAG_BYTES:
        return None
    ids, tag = payload[:-TAG_BYTES], payload[-TAG_BYTES:]
    # Each key is tried, whatever the others said, so time tells nothing.
    matches = [hmac.compare_digest(tag, _tag(f"{base}@{domain}", ids, key)) for key in keys]
    return _unpack(ids) if any(matches) else None


def _tag(base, ids, key):
    return hmac.new(key, b"reply-address\0" + base.encode() + b"\0" + ids, hashlib.sha256).digest()[
        :TAG_BYTES
    ]


def _pack(number):
    """A number of up to 63 bits: its length, then its bytes."""
    if not 0 <= number < 2**63:
        raise BadField("address.number", {"number": number})
    size = (number.bit_length() + 7) // 8
    return bytes([size]) + number.to_bytes(size, "big")


def _unpack(ids):
    numbers, at = [], 0
    while at < len(ids) and len(numbers) < 3:
        size = ids[at]
        numbers.append(int.from_bytes(ids[at + 1 : at + 1 + size], "big"))
        at += 1 + size
    return tuple(numbers) if at == len(ids) and len(numbers) == 2 else None


def _decode(text):
    """Bytes of base32 in its one canonical spelling, or None."""
    if not text or len(text) > MAX_PAYLOAD or not text.isascii():
        return None
    try:
        payload = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except ValueError:
        return None
    # Unused bits at the end must be zero, or two spellings would pass.
    again = base64.b32encode(payload).decode().rstrip("=").lower()
    return payload if again == text.lower() else None
