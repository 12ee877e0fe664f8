"""Keys in addresses: random, kept as hashes only; and the sealed moment a page was shown."""

import secrets
from hashlib import sha256

from django.core import signing
from django.utils import timezone

SEAL = signing.Signer(salt="base.seen")
BYTES = 24
LENGTH = 32
QUICKEST = 1.0


def new_token():
    """(token, hash): 192 random bits for the mail, and what is stored."""
    token = secrets.token_urlsafe(BYTES)
    return token, hash_of(token)


def hash_of(token):
    """What of a token is stored."""
    return sha256(token.encode()).hexdigest()


def is_token(text):
    """Can this be a token at all?"""
    return len(text) == LENGTH and text.isascii()


def seen_now(now=None):
    """A sealed moment for the form of a page shown now."""
    moment = (now or timezone.now()).timestamp()
    return SEAL.sign(f"{moment:.1f}-{secrets.token_hex(8)}")


def was_shown_long_enough(sealed):
    """Was the page shown by us, and longer ago than only a machine needs to send it back?"""
    try:
        moment = float(SEAL.unsign(sealed).partition("-")[0])
    except (signing.BadSignature, ValueError):
        return False
    return timezone.now().timestamp() - moment >= QUICKEST


def form_identity(sealed):
    """What one shown form may answer once, however often it is sent."""
    return f"f{hash_of(sealed)[:60]}"
