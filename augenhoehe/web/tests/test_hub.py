"""What the hub reads and hands on."""

import asyncio
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from augenhoehe.base.codes import code_of
from augenhoehe.base.offers import SUBJECTS, ref
from augenhoehe.journal.models import Entry
from augenhoehe.people.models import Grant, User
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.tests.cast import make_ticket
from augenhoehe.web import hub
from augenhoehe.web.hub import Hub, Listener, News, changed


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
        listener = Listener(1)
        for pk in range(hub.MANY + 1):
            listener.put(changed("people.user", pk))
        return listener.queue.get_nowait(), listener.queue.qsize()

    assert asyncio.run(run()) == (changed("*", 0), 0)


class Loop:
    """Stands where the server's loop would: hands over at once."""

    def call_soon_threadsafe(self, function, *args):
        function(*args)


def heard_by(people, house):
    """{name: what the open page of each person hears now}."""
    listeners = {name: Listener(user.pk) for name, user in people.items()}
    house.loop, house.listeners = Loop(), set(listeners.values())
    house.tell()
    return {
        name: b"".join(listener.queue.get_nowait() for _ in range(listener.queue.qsize()))
        for name, listener in listeners.items()
    }


def who_hears(cast, *subjects, topic=None):
    """The names of those whose page hears of any of it."""
    house = Hub()
    if topic:
        house.publish(topic, subjects[0])
    house.collect(() if topic else subjects)
    return [name for name, heard in heard_by(vars(cast_of_people(cast)), house).items() if heard]


def cast_of_people(cast):
    names = "lead alice bob carol dora rita boss admin observer stranger"
    return SimpleNamespace(**{name: getattr(cast, name) for name in names.split()})


READERS = ["lead", "alice", "bob", "carol", "dora", "rita"]


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def ticket(cast):
    return make_ticket(cast.technical)


def test_a_concern_is_told_to_those_who_read_concerns(cast, ticket):
    assert who_hears(cast, ref(ticket)) == READERS
    assert who_hears(cast, ref(ticket), topic=f"presence:{ticket.pk}") == READERS


def test_whom_a_concern_is_about_hears_nothing_of_it(cast, ticket):
    made = hand_over_urgently(
        ticket, danger="colleague", sentence="Es wurde laut.", concerned=cast.bob, by=cast.alice
    )
    without = [name for name in READERS if name != "bob"]
    for about in (ticket, made, ticket.first_message):
        assert who_hears(cast, ref(about)) == without
    assert who_hears(cast, ref(ticket), topic=f"presence:{ticket.pk}") == without


def test_a_confidential_team_is_told_of_to_its_members_and_the_lead(cast):
    ticket = make_ticket(cast.confidential)
    assert who_hears(cast, ref(ticket)) == ["lead", "dora"]
    assert who_hears(cast, ref(ticket), topic=f"presence:{ticket.pk}") == ["lead", "dora"]


def test_nobody_hears_of_what_has_no_rule_or_a_broken_one(cast, ticket, monkeypatch):
    assert who_hears(cast, (12345, 1)) == []
    assert who_hears(cast, (12345, 1), topic="presence:1") == []
    broken = replace(SUBJECTS[ref(ticket)[0]], visible_to=lambda user: 1 / 0)
    monkeypatch.setitem(SUBJECTS, ref(ticket)[0], broken)
    assert who_hears(cast, ref(ticket)) == []


def test_who_was_sent_away_hears_nothing_more(cast, ticket):
    User.objects.filter(pk=cast.carol.pk).update(is_active=False)
    Grant.objects.filter(user=cast.rita).delete()
    assert who_hears(cast, ref(ticket)) == ["lead", "alice", "bob", "dora"]


def test_that_very_much_changed_is_told_only_to_whom_some_of_it_concerns(cast):
    inner = [make_ticket(cast.confidential) for _ in range(2)]
    house = Hub()
    house.collect([*((ref(inner[0])[0], 10_000 + n) for n in range(hub.MANY)), *map(ref, inner)])
    heard = heard_by({"bob": cast.bob, "dora": cast.dora}, house)
    assert heard == {"bob": b"", "dora": changed("*", 0)}


def test_many_pages_cost_a_query_or_two_a_person_not_one_a_page_and_change(
    cast, django_assert_max_num_queries
):
    house = Hub()
    house.collect([ref(make_ticket(cast.technical)) for _ in range(9)])
    listeners = [Listener(user.pk) for user in (cast.alice, cast.boss, cast.admin) for _ in "12345"]
    house.loop, house.listeners = Loop(), set(listeners)
    with django_assert_max_num_queries(5):
        house.tell()
    assert [one.queue.qsize() for one in listeners] == [9] * 5 + [0] * 10


def test_nothing_is_asked_where_nobody_listens(cast, ticket, django_assert_num_queries):
    house = Hub()
    house.publish("presence:5", ref(ticket))
    house.collect([ref(ticket)])
    with django_assert_num_queries(0):
        house.tell()
    assert not house.waiting


def test_what_could_not_be_told_for_the_database_waits(cast, ticket, monkeypatch):
    def fail(*args):
        raise OperationalError

    house = Hub()
    house.loop, house.listeners = Loop(), {Listener(cast.alice.pk)}
    house.collect([ref(ticket)])
    with monkeypatch.context() as patch, pytest.raises(OperationalError):
        patch.setattr(hub, "audience", fail)
        house.tell()
    assert heard_by({"alice": cast.alice}, house)["alice"]
