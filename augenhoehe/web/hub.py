"""The event hub: what the journal records reaches the open pages within a second.

One thread looks (SQLite: its data version, ten times a second; PostgreSQL: the newest entries, four
times a second), asks who may know, and the server's loop hands on. Only names leave: a type and an
id, never content, and only to those who may see what is named.
"""

import asyncio
import json
import logging
import threading
import time
from collections import defaultdict, deque

from django.db import DatabaseError, close_old_connections, connection

from augenhoehe.base.live import LISTENERS
from augenhoehe.base.offers import SUBJECTS
from augenhoehe.base.wake import Wake
from augenhoehe.journal.models import Entry
from augenhoehe.web.audience import audience

log = logging.getLogger("augenhoehe.hub")
LOOK = 0.1
MANY = 100
# Of more changes than these the newest say whether somebody's pages are concerned.
AT_MOST = 1000
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
    """One open browser of a person; what it does not take in time becomes "very much changed"."""

    def __init__(self, user_id):
        self.user_id = user_id
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
    """Hands events to the open pages of this process, each person's own."""

    def __init__(self):
        self.listeners = set()
        self.loop = None
        self.stopping = threading.Event()
        self.topics = deque()
        self.waiting = defaultdict(list)

    def start(self, loop):
        self.loop = loop
        LISTENERS.append(self.publish)
        threading.Thread(target=self._watch, name="hub", daemon=True).start()

    def stop(self):
        """End every stream at once."""
        self.stopping.set()
        for listener in self.listeners:
            listener.put(None)

    def publish(self, topic, about):
        """Send a topic to the open pages of whoever sees `about`; safe from any thread."""
        self.topics.append((about, line("topic", topic=topic)))

    def _watch(self):
        wake, news = Wake(every=3), None
        pause = LOOK
        while not self.stopping.wait(pause):
            try:
                news = news or News()
                self.collect(news.fresh() if wake.changed() else ())
                # However many listen, at most half of the time goes into asking.
                pause = max(LOOK, self.tell())
            except DatabaseError:
                log.exception("the hub cannot read the database; trying again")
                close_old_connections()
                pause = 1
        connection.close()

    def collect(self, subjects):
        """Note what is to be told; it waits until it was told."""
        for kind, pk in subjects:
            if kind in SUBJECTS:
                name = SUBJECTS[kind].model._meta.label_lower
                self.waiting[kind, pk].append(changed(name, pk))
        while self.topics:
            about, event = self.topics.popleft()
            self.waiting[about].append(event)

    def tell(self):
        """Tell everybody who listens what they may know of; the seconds that this took."""
        if not self.waiting:
            return 0.0
        began, people = time.monotonic(), {one.user_id for one in list(self.listeners)}
        if people and self.loop is not None and not self.stopping.is_set():
            asked = list(self.waiting)[-AT_MOST:]
            told = {pk: self._events(seen) for pk, seen in audience(asked, people).items()}
            self.loop.call_soon_threadsafe(self._deliver, told)
        self.waiting.clear()
        return time.monotonic() - began

    def _events(self, seen):
        if len(self.waiting) > MANY:
            return [changed("*", 0)] if seen else []
        return [event for subject in seen for event in self.waiting[subject]]

    def _deliver(self, told):
        for listener in self.listeners:
            for event in told.get(listener.user_id, ()):
                listener.put(event)


HUB = Hub()
