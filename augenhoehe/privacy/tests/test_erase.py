"""A person is erased from everywhere, and what was counted stays counted."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.models import Job
from augenhoehe.customers.actions.save_contact import add_contact
from augenhoehe.customers.models import Contact
from augenhoehe.customers.queries import suggest
from augenhoehe.files import store
from augenhoehe.files.models import Blob
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail, RawMail
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.privacy import compacting, jobs
from augenhoehe.privacy.actions.erase import ask_for_erasure, erase, withdraw_erasure
from augenhoehe.privacy.models import Erasure
from augenhoehe.privacy.tests.cast import EMAIL, NAME, WORDS, make_traces
from augenhoehe.search.queries import find
from augenhoehe.search.scopes import scopes_of
from augenhoehe.tickets.models import Message, Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, write_again


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def counted():
    """What figures are made of."""
    models = (Ticket, Message, Contact, RawMail, OutMail)
    return [model.objects.count() for model in models]


def erase_now(contact, by):
    """Ask, and let the worker do it after the moment."""
    Blob.objects.update(stored_at=timezone.now() - timedelta(hours=1))
    erasure = ask_for_erasure(contact, by=by)
    jobs.erase(erasure.pk)
    return Erasure.objects.get(pk=erasure.pk)


@pytest.mark.django_db(transaction=True)
def test_after_an_erasure_no_byte_of_the_person_is_in_the_database_or_the_files():
    cast = make_cast()
    contact, ticket = make_traces(cast)
    before = counted()
    erasure = erase_now(contact, cast.lead)
    assert counted() == before and erasure.done_at and erasure.counts["tickets"] == 1
    assert not [path for path in store.stored_files()]
    if connection.vendor == "sqlite":
        assert words_left() == []
        assert erasure.compacted_at
    jobs.nightly()
    erasure.refresh_from_db()
    assert erasure.compacted_at


@pytest.mark.django_db(transaction=True)
def test_a_big_database_is_rewritten_in_the_night(monkeypatch):
    monkeypatch.setattr(compacting, "QUICK", 0)
    cast = make_cast()
    contact, _ticket = make_traces(cast)
    erasure = erase_now(contact, cast.lead)
    assert not erasure.compacted_at
    jobs.nightly()
    erasure.refresh_from_db()
    assert erasure.compacted_at and words_left() == []


def words_left():
    """Which of the person's words are still in the database's files."""
    if connection.vendor != "sqlite":
        return []
    path = Path(connection.settings_dict["NAME"])
    files = [file for file in (path, Path(f"{path}-wal")) if file.exists()]
    data = b"".join(file.read_bytes() for file in files)
    return [word for word in WORDS if word in data]


@pytest.mark.django_db(transaction=True)
def test_the_erased_is_found_by_nobody_and_the_others_stay():
    cast = make_cast()
    contact, ticket = make_traces(cast)
    other = make_traces_of_another(cast)
    erase_now(contact, cast.lead)
    contact.refresh_from_db()
    assert (
        contact.erased_at
        and contact.name in ("Gelöschte Person", "Erased person")
        and not contact.phone
    )
    assert suggest("zwetschgen", user=cast.alice) == []
    assert find("mirabellenlauf", scopes=scopes_of(cast.lead)) == []
    assert suggest("anderer", user=cast.alice)[0].contact == other
    row = Message.objects.filter(ticket=ticket).values_list("text", "html", "sender_name")
    assert {value for line in row for value in line} == {""}
    assert not Entry.objects.filter(facts__icontains="quittenbaum").exists()


def make_traces_of_another(cast):
    """Somebody else, who must stay."""
    return add_contact("Anderer Mensch", email="anderer@x.example", by=cast.alice)


@pytest.mark.django_db
def test_an_erasure_can_be_taken_back_for_a_moment():
    cast = make_cast()
    contact, _ticket = make_traces(cast)
    erasure = ask_for_erasure(contact, by=cast.lead)
    waiting = Job.objects.get(key=f"privacy.erase:{erasure.pk}")
    assert timedelta(seconds=13) < waiting.due_at - timezone.now() < timedelta(seconds=16)
    with pytest.raises(Refused):
        ask_for_erasure(contact, by=cast.lead)
    withdraw_erasure(erasure, by=cast.lead)
    assert not Job.objects.filter(name="privacy.erase").exists()
    with pytest.raises(Refused):
        withdraw_erasure(erasure, by=cast.lead)
    contact.refresh_from_db()
    assert contact.name == NAME


@pytest.mark.django_db
def test_messages_in_other_peoples_concerns_lose_the_person_too():
    cast = make_cast()
    contact, _ticket = make_traces(cast)
    other = make_ticket(cast.technical, contact=make_contact("Otto"))
    write_again(other, "Ich auch", sender_address=EMAIL, sender_name=NAME)
    erase(ask_for_erasure(contact, by=cast.lead), by="worker")
    texts = list(other.messages.order_by("id").values_list("text", flat=True))
    assert texts[0] and texts[1] == ""
