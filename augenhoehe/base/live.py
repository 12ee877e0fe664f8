"""Tells open pages that something changed, where no journal entry would.

What the journal records reaches the open pages by itself. `publish("presence:5", about=ref)` is for
what is never stored; it is heard in this process only, and does nothing where nobody listens.
"""

from collections.abc import Callable

LISTENERS: list[Callable[[str, tuple[int, int]], None]] = []


def publish(topic, *, about):
    """Send `topic` (a name, never content) to the open pages of whoever may see `about`.

    `about` is a generic link (type, id); the rule of its owner decides.
    """
    for listen in LISTENERS:
        listen(topic, about)
