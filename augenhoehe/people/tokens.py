"""Tokens of links that open something once: drawn at random, kept as a hash."""

import secrets
from hashlib import sha256

BYTES = 24


def new_token():
    """A token of 192 random bits, fit for an address."""
    return secrets.token_urlsafe(BYTES)


def hash_of(token):
    """What is stored of a token; an empty token has none."""
    return sha256(token.encode()).hexdigest() if token else ""
