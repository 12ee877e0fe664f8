"""Small stable numbers for names, so that rows point at kinds and models without text."""

from zlib import crc32


def code_of(name: str) -> int:
    """The 31-bit number of `name`; a test of the house checks that no two names meet."""
    return crc32(name.encode()) & 0x7FFFFFFF


def type_of(model) -> int:
    """The number of a model (or of an instance's model), as stored in generic links."""
    return code_of(model._meta.label_lower)
