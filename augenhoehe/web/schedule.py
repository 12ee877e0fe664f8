"""All clockwork of the house in one list. Times are those of the house (Europe/Berlin)."""

from augenhoehe.base.ticks import Clockwork

CLOCKWORK = [
    Clockwork("web.backup", cron="15 2 * * *"),
    Clockwork("web.clear_sessions", cron="45 3 * * *"),
]
