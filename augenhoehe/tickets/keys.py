"""Keys by which messages are found: short, fixed in length, case as given."""

import secrets
from hashlib import sha256


def message_key(message_id: str) -> str:
    """32 characters that stand for a Message-ID; empty for none."""
    return sha256(message_id.encode()).hexdigest()[:32] if message_id else ""


def new_status_key() -> str:
    """128 random bits by which a customer finds the status page."""
    return secrets.token_hex(16)


def preview_of(text: str) -> str:
    """The first words of a message for the list."""
    return " ".join(text[:600].split())[:160]
