"""What the hub reads and hands on."""

import asyncio

import pytest
from django.db import connection
from django.utils import timezone

from augenhoehe.base.codes import code_of
from augenhoehe.journal.models import Entry
from augenhoehe.web import hub
from augenhoehe.web.hub import Hub, Listener, News, changed, line


def happen(pk, **more):
    return Entry.objects.create(
        at=timezone.now(), kind=1, subject_type=code_of("people.user"), subject_id=pk,
        actor="system", **more,
    )  # fmt: skip


@pytest.mark.django_db
def test_each_entry_is_told_once():
    happen(1)
    news = News()
    happen(2)
    assert [pk for _type, pk in news.fresh()] == [2]
    assert news.fresh() == []


@pytest.mark.django_db
def test_an_entry_that_was_committed_late_is_told_too(monkeypatch):
    """On PostgreSQL a smaller id may appear after a larger one."""
    first = happen(1).pk
    news = News()
    monkeypatch.setattr(connection, "vendor", "postgresql")
    happen(3, id=first + 2)
    assert [pk for _type, pk in news.fresh()] == [3]
    happen(2, id=first + 1)
    assert [pk for _type, pk in news.fresh()] == [2]
    monkeypatch.setattr(hub, "LATE", 0.0)
    assert news.fresh() == [] and news.horizon == first + 2 and not news.read


def test_who_does_not_listen_in_time_hears_that_much_changed():
    async def run():
        listener = Listener()
        for pk in range(hub.MANY + 1):
            listener.put(changed("people.user", pk))
        return listener.queue.get_nowait(), listener.queue.qsize()

    assert asyncio.run(run()) == (changed("*", 0), 0)


def test_a_topic_reaches_open_pages_from_any_thread():
    async def run():
        house, listener = Hub(), Listener()
        house.loop = asyncio.get_running_loop()
        house.listeners.add(listener)
        await asyncio.to_thread(house.publish, "presence:5")
        return await asyncio.wait_for(listener.queue.get(), 2)

    assert asyncio.run(run()) == line("topic", topic="presence:5")


def test_where_nobody_listens_nothing_happens():
    Hub().publish("presence:5")
