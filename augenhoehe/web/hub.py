"""The event hub: what the journal records reaches every open page within a second.

One thread looks (SQLite: its data version, ten times a second; PostgreSQL: the newest entries, four
times a second), the server's loop hands on. Only names leave: a type and an id, never content.
"""

import asyncio
import json
import logging
import threading
import time

from django.db import DatabaseError, close_old_connections, connection

from augenhoehe.base.live import LISTENERS
from augenhoehe.base.offers import SUBJECTS
from augenhoehe.base.wake import Wake
from augenhoehe.journal.models import Entry

log = logging.getLogger("augenhoehe.hub")
LOOK = 0.1
MANY = 100
# On PostgreSQL entries appear in the order of their commits, not of their ids.
LATE = 10.0


class News:
    """Reads the entries that were not read before."""

    def __init__(self):
        self.read = {}
        self.horizon = _last_id()

    def fresh(self):
        """The subjects of new entries, each once."""
        rows = Entry.objects.filter(id__gt=self.horizon).order_by("id")
        found, now = {}, time.monotonic()
        for pk, kind, subject_id in rows.values_list("id", "subject_type", "subject_id"):
            if pk not in self.read:
                self.read[pk] = now
                found[kind, subject_id] = True
        self._forget(now)
        return list(found)

    def _forget(self, now):
        """Move the horizon up to where nothing can appear any more."""
        patience = LATE if connection.vendor == "postgresql" else 0.0
        done = [pk for pk, seen in self.read.items() if now - seen >= patience]
        if done:
            self.horizon = max(done)
            self.read = {pk: seen for pk, seen in self.read.items() if pk > self.horizon}


def _last_id():
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0


class Listener:
    """One open page; what it does not take in time becomes "very much changed"."""

    def __init__(self):
        self.queue = asyncio.Queue(MANY)

    def put(self, event):
        if self.queue.full():
            while not self.queue.empty():
                self.queue.get_nowait()
            event = changed("*", 0)
        self.queue.put_nowait(event)


def line(event, **data):
    """An event as it goes over the wire."""
    return f"event: {event}\ndata: {json.dumps(data)}\n\n".encode()


def changed(kind, pk):
    return line("change", type=kind, id=pk)


class Hub:
    """Hands events to the open pages of this process."""

    def __init__(self):
        self.listeners = set()
        self.loop = None
        self.stopping = threading.Event()

    def start(self, loop):
        self.loop = loop
        LISTENERS.append(self.publish)
        threading.Thread(target=self._watch, name="hub", daemon=True).start()

    def stop(self):
        """End every stream at once."""
        self.stopping.set()
        for listener in self.listeners:
            listener.put(None)

    def publish(self, topic):
        """Send a topic to all open pages; safe from any thread."""
        self._spread([line("topic", topic=topic)])

    def _spread(self, events):
        if self.loop is not None and self.listeners and not self.stopping.is_set():
            self.loop.call_soon_threadsafe(self._deliver, events)

    def _deliver(self, events):
        for listener in self.listeners:
            for event in events:
                listener.put(event)

    def _watch(self):
        wake, news = Wake(every=3), None
        while not self.stopping.wait(LOOK):
            try:
                news = news or News()
                if wake.changed():
                    self._spread(self._events(news.fresh()))
            except DatabaseError:
                log.exception("the hub cannot read the journal; trying again")
                close_old_connections()
                self.stopping.wait(1)
        connection.close()

    def _events(self, subjects):
        if len(subjects) > MANY:
            return [changed("*", 0)]
        known = [(SUBJECTS[kind], pk) for kind, pk in subjects if kind in SUBJECTS]
        return [changed(subject.model._meta.label_lower, pk) for subject, pk in known]


HUB = Hub()
