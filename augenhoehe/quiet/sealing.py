"""Keys of private spaces: made, wrapped by a secret, and notes sealed with them. No database.

A space has one random key of 32 bytes. It is wrapped (AES-256-GCM) by a key that scrypt derives
from the passphrase, and a second time from the recovery code. Notes are sealed with the key
itself, padded to whole blocks so that their size says little, and bound to their row.
"""

import json
import secrets
import struct
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

KEY, SALT, NONCE = 32, 16, 12
# OWASP's cheat sheet of 2024 gives N=2^15, r=8, p=3 as one of its equal choices: 32 MB a try.
COST = (15, 8, 3)
DEAREST = (20, 16, 8)
HEAD = struct.Struct(">BBB")
BLOCK = 1024
# Without I, L, O and U: nothing that is read aloud or copied by hand can be mistaken.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = str.maketrans("OIL", "011")
CODE, GROUP = 28, 4


class Shut(Exception):
    """What was given does not open it: a wrong secret, another row, or damaged bytes."""


def new_key():
    """A key that nobody had before."""
    return secrets.token_bytes(KEY)


def new_code():
    """A recovery code: 28 letters (140 bits) in groups of four."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE))
    return "-".join(letters[start : start + GROUP] for start in range(0, CODE, GROUP))


def as_typed(passphrase):
    """A passphrase however the keyboard composed its letters."""
    return unicodedata.normalize("NFKC", passphrase).strip().encode("utf-8", "replace")


def as_code(text):
    """A recovery code however it was copied: with or without strokes, small letters, O for 0."""
    kept = "".join(letter for letter in text.upper() if letter.isascii() and letter.isalnum())
    return kept.translate(ALIKE).encode()


def wrap(key, secret, context):
    """`key`, to be opened by `secret` (bytes) and in `context` (bytes) only."""
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    head = HEAD.pack(*COST) + salt
    return head + nonce + AESGCM(_derived(secret, salt, COST)).encrypt(nonce, key, head + context)


def unwrap(wrapped, secret, context):
    """The key that was wrapped; Shut otherwise."""
    wrapped = bytes(wrapped)
    if len(wrapped) < HEAD.size + SALT + NONCE + KEY:
        raise Shut
    cost, head = HEAD.unpack_from(wrapped), wrapped[: HEAD.size + SALT]
    if not all(0 < one <= most for one, most in zip(cost, DEAREST, strict=True)):
        raise Shut
    return _opened(_derived(secret, head[HEAD.size :], cost), wrapped[len(head) :], head + context)


def _derived(secret, salt, cost):
    log, r, p = cost
    return Scrypt(salt=salt, length=KEY, n=2**log, r=r, p=p).derive(secret)


def seal(key, told, context):
    """`told` (a dict), sealed; bound to `context`."""
    plain = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
    padded = plain.ljust(-(-len(plain) // BLOCK) * BLOCK)
    return seal_bytes(key, padded, context)


def unseal(key, sealed, context):
    """The dict that was sealed; Shut otherwise."""
    return json.loads(open_bytes(key, sealed, context))


def reseal(sealed, context, *, old, new):
    """What was sealed with the `old` key, sealed with the `new` one."""
    return seal_bytes(new, open_bytes(old, sealed, context), context)


def seal_bytes(key, plain, context):
    """Bytes, sealed under a fresh nonce."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def open_bytes(key, sealed, context):
    """The bytes that were sealed; Shut otherwise."""
    return _opened(key, bytes(sealed), context)


def _opened(key, sealed, context):
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], context)
    except (InvalidTag, ValueError) as failure:
        raise Shut from failure
