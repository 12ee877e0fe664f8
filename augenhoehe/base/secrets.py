"""Secrets at rest: sealed with a key from the data folder, never shown again."""

from base64 import urlsafe_b64encode
from functools import cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models


class Unreadable(Exception):
    """A sealed value that today's key does not open (another key, or a damaged value)."""


@cache
def _lock(secret):
    return Fernet(urlsafe_b64encode(sha256(b"augenhoehe.seal." + secret.encode()).digest()))


def seal(plain: str) -> str:
    """`plain`, encrypted and authenticated."""
    return _lock(settings.SECRET_KEY).encrypt(plain.encode()).decode()


def unseal(sealed: str) -> str:
    """The text that was sealed; Unreadable when the key is another one."""
    for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]:
        try:
            return _lock(secret).decrypt(sealed.encode()).decode()
        except InvalidToken:
            continue
    raise Unreadable


def derived_key(purpose: str) -> bytes:
    """32 bytes for one purpose, from the installation's secret."""
    return sha256(f"augenhoehe.{purpose}.{settings.SECRET_KEY}".encode()).digest()


class EncryptedTextField(models.TextField):
    """Text that is sealed in the database. Empty stays empty; what cannot be opened stays None."""

    def from_db_value(self, value, expression, connection):
        if not value:
            return value
        try:
            return unseal(value)
        except Unreadable:
            return None

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return seal(value) if value else value
