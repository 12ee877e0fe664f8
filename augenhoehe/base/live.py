"""Tells open pages that something changed, where no journal entry would.

What the journal records reaches the open pages by itself. `publish("presence:5")` is for what is
never stored; it is heard in this process only, and does nothing where nobody listens.
"""

from collections.abc import Callable

LISTENERS: list[Callable[[str], None]] = []


def publish(topic):
    """Send `topic` (a name, never content) to the open pages of everybody who is signed in."""
    for listen in LISTENERS:
        listen(topic)
