from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.codes import type_of
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.actions.call import note_call
from augenhoehe.tickets.actions.hear import hear_mood
from augenhoehe.tickets.events import OPENED
from augenhoehe.tickets.models import Message, Ticket
from augenhoehe.tickets.tests.cast import make_ticket


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def called(cast):
    ticket = make_ticket(cast.technical)
    return note_call(ticket, text="Kommt morgen.", by=cast.alice, customer_called=True)


def hear(user, call, mood):
    return signed_in(user).post(reverse("tickets:hear", args=[call.pk]), {"mood": mood})


def mood_of(call):
    return Message.objects.get(pk=call.pk).mood


def test_a_call_begins_without_a_word_on_the_mood(called):
    assert called.mood == ""


def test_one_click_says_it_and_another_takes_it_back(cast, called):
    assert hear(cast.alice, called, "annoyed").status_code == 302
    assert mood_of(called) == "annoyed"
    hear(cast.alice, called, "")
    assert mood_of(called) == ""


def test_nobody_but_who_spoke_says_how_they_sounded(cast, called):
    for other in (cast.bob, cast.lead, cast.rita):
        assert hear(other, called, "annoyed").status_code == 403
    assert hear(cast.boss, called, "annoyed").status_code == 404
    assert mood_of(called) == ""


def test_a_day_later_it_stays_as_it_was(cast, called):
    Message.objects.filter(pk=called.pk).update(at=timezone.now() - timedelta(hours=25))
    assert hear(cast.alice, called, "annoyed").status_code == 403
    with pytest.raises(Refused):
        hear_mood(called, mood="annoyed", by=cast.alice)
    assert mood_of(called) == ""


@pytest.mark.parametrize("mood", ["happy", "ANNOYED", "\0", "annoyed' OR 1=1"])
def test_a_mood_that_is_none_is_refused(cast, called, mood):
    assert hear(cast.alice, called, mood).status_code == 409
    assert mood_of(called) == ""


def test_what_is_no_call_has_no_mood(cast, called):
    mail = Message.objects.filter(ticket=called.ticket, kind="incoming").get()
    assert mail.mood is None
    assert hear(cast.alice, mail, "annoyed").status_code == 403
    with pytest.raises(Refused):
        hear_mood(mail, mood="annoyed", by=cast.alice)


def test_the_journal_knows_that_it_was_said_and_not_what(cast, called):
    hear(cast.alice, called, "annoyed")
    last = Entry.objects.order_by("-pk").first()
    assert last.facts == {"message_id": called.pk}
    assert "annoyed" not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_it_stands_at_the_message_in_words_and_its_buttons_are_for_who_spoke(cast, called):
    hear_mood(called, mood="grateful", by=cast.alice)
    page = reverse("tickets:show", args=[called.ticket_id])
    own, other = (signed_in(user).get(page).content.decode() for user in (cast.alice, cast.bob))
    assert "sounded grateful" in own and "sounded grateful" in other
    door = reverse("tickets:hear", args=[called.pk])
    assert door in own and door not in other


@pytest.mark.django_db(transaction=True)
def test_calls_from_before_have_no_word_and_know_who_took_them():
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    executor.migrate([("tickets", "0008_answers_unread")])
    old = executor.loader.project_state([("tickets", "0008_answers_unread")]).apps
    now = timezone.now()
    user = old.get_model("people", "User").objects.create(email="a@b.example", name="A")
    team = old.get_model("people", "Team").objects.create(name="T")
    ticket = old.get_model("tickets", "Ticket").objects.create(
        subject="x", team=team, opened_at=now, last_at=now
    )
    facts = {"kind": OPENED.code, "subject_type": type_of(Ticket), "subject_id": ticket.pk}
    old.get_model("journal", "Entry").objects.create(at=now, by_id=user.pk, **facts)
    messages = old.get_model("tickets", "Message").objects
    taken = messages.create(ticket=ticket, kind="call", at=now)
    rung = messages.create(ticket=ticket, kind="call", at=now, author=user)
    mail = messages.create(ticket=ticket, kind="incoming", at=now)
    executor = MigrationExecutor(connection)
    executor.migrate(newest)
    found = dict(Message.objects.values_list("pk", "mood"))
    assert found == {taken.pk: "", rung.pk: "", mail.pk: None}
    assert set(Message.objects.exclude(mood=None).values_list("heard_by", flat=True)) == {user.pk}
