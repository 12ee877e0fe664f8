"""Who looks at which ticket right now: in memory, for thirty seconds, never stored."""

import threading
import time

from augenhoehe.base.codes import type_of
from augenhoehe.base.live import publish
from augenhoehe.tickets.models import Ticket

SECONDS = 30
WRITING_SECONDS = 20
_seen: dict[int, dict[int, tuple[float, str, float]]] = {}
_lock = threading.Lock()


def here(ticket_id, user, *, writing=False):
    """Note that `user` is here; the others here as [(name, writing)]."""
    now = time.monotonic()
    with _lock:
        room = _seen.setdefault(ticket_id, {})
        known = room.get(user.pk, (0, "", 0))
        # Looking again does not end the writing: only time does.
        room[user.pk] = mine = (now, user.name, now if writing else known[2])
        for pk in [pk for pk, (at, _n, _w) in room.items() if now - at > SECONDS]:
            del room[pk]
        others = [(one[1], _writes(one, now)) for pk, one in room.items() if pk != user.pk]
    if now - known[0] > SECONDS or _writes(known, now) != _writes(mine, now):
        publish(f"presence:{ticket_id}", about=(type_of(Ticket), ticket_id))
    return sorted(others)


def _writes(seen, now):
    return bool(seen[2]) and now - seen[2] < WRITING_SECONDS
