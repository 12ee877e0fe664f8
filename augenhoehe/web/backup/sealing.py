"""Encrypts a stream with a password: scrypt, then AES-256-GCM in pieces of one mebibyte.

Each piece carries its number and whether it is the last one in its nonce, so pieces cannot be
swapped, repeated or cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway, Vizár 2015).
The key is drawn anew for each file, with its salt.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"AUGENHOEHE SEALED 1\n"
SALT = 16
PIECE = 1024 * 1024
TAG = 16


class WrongPassword(Exception):
    """The password does not open this file, or the file is damaged."""


def _lock(password, salt):
    key = Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(password.encode())
    return AESGCM(key)


def _nonce(number, last):
    return number.to_bytes(11, "big") + bytes([last])


class SealingWriter:
    """A file to write to; what arrives in `target` is sealed. `close` writes the last piece."""

    def __init__(self, target, password):
        salt = os.urandom(SALT)
        target.write(MAGIC + salt)
        self.target, self.lock = target, _lock(password, salt)
        self.buffer, self.number = bytearray(), 0

    def write(self, data):
        self.buffer += data
        while len(self.buffer) > PIECE:
            self._put(bytes(self.buffer[:PIECE]), last=False)
            del self.buffer[:PIECE]
        return len(data)

    def _put(self, piece, *, last):
        self.target.write(self.lock.encrypt(_nonce(self.number, last), piece, MAGIC))
        self.number += 1

    def flush(self):
        self.target.flush()

    def close(self):
        self._put(bytes(self.buffer), last=True)
        self.target.flush()


class UnsealingReader:
    """A file to read from: what is sealed in `source`. WrongPassword on any other password."""

    def __init__(self, source, password):
        if source.read(len(MAGIC)) != MAGIC:
            raise WrongPassword
        self.source, self.lock = source, _lock(password, source.read(SALT))
        self.buffer, self.number = b"", 0
        self.ahead = source.read(PIECE + TAG)

    def read(self, size=-1):
        while (size < 0 or len(self.buffer) < size) and self.ahead is not None:
            self.buffer += self._next()
        size = len(self.buffer) if size < 0 else size
        data, self.buffer = self.buffer[:size], self.buffer[size:]
        return data

    def _next(self):
        piece, self.ahead = self.ahead, self.source.read(PIECE + TAG) or None
        try:
            plain = self.lock.decrypt(_nonce(self.number, self.ahead is None), piece, MAGIC)
        except InvalidTag:
            raise WrongPassword from None
        self.number += 1
        return plain


def is_sealed(path):
    """Was this file made with a password?"""
    with open(path, "rb") as file:
        return file.read(len(MAGIC)) == MAGIC
