"""The words in bytes that are no readable mail."""

from augenhoehe.kernel.mailtext.charset import clean, decode

SHOWN = 20_000


def readable_text(data):
    """The first bytes as text, without controls; enough to see what it is about."""
    return clean(decode(data[:SHOWN])).strip()
