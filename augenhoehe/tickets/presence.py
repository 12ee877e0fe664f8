"""Who looks at which ticket right now: in memory, for thirty seconds, never stored."""

import threading
import time

from augenhoehe.base.live import publish

SECONDS = 30
_seen: dict[int, dict[int, tuple[float, str, bool]]] = {}
_lock = threading.Lock()


def here(ticket_id, user, *, writing=False):
    """Note that `user` is here; the others here as [(name, writing)]."""
    now = time.monotonic()
    with _lock:
        room = _seen.setdefault(ticket_id, {})
        known = room.get(user.pk)
        room[user.pk] = (now, user.name, writing)
        for pk in [pk for pk, (at, _n, _w) in room.items() if now - at > SECONDS]:
            del room[pk]
        others = [(name, busy) for pk, (_at, name, busy) in room.items() if pk != user.pk]
    if known is None or known[2] != writing or now - known[0] > SECONDS:
        publish(f"presence:{ticket_id}")
    return sorted(others)
