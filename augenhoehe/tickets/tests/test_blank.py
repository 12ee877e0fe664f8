"""Concerns lose their texts and names, and stay countable."""

import pytest

from augenhoehe.people.tests.cast import make_cast
from augenhoehe.search.queries import find
from augenhoehe.tickets.actions.answer_all import save_answer
from augenhoehe.tickets.actions.blank import blank_messages, blank_tickets, drop_undos
from augenhoehe.tickets.actions.collective import start_collective
from augenhoehe.tickets.actions.index import index_ticket
from augenhoehe.tickets.actions.undo import keep_undo
from augenhoehe.tickets.models import Message, Ticket, Undo
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, write_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def test_a_blanked_ticket_says_nothing_and_stays(cast):
    ticket = make_ticket(cast.technical, subject="Zwetschgen", contact=make_contact())
    index_ticket(ticket.pk, whole=True)
    scope = [f"team{cast.technical.pk}"]
    assert find("zwetschgen", scopes=scope)
    blank_tickets([ticket.pk])
    ticket.refresh_from_db()
    assert "Zwetschgen" not in ticket.subject and not ticket.preview and not ticket.status_key
    assert not ticket.messages.exclude(text="", sender_name="", sender_address="").exists()
    assert Ticket.objects.count() == Message.objects.count() == 1
    assert find("zwetschgen", scopes=scope) == []


def test_one_message_can_lose_its_words_alone(cast):
    ticket = make_ticket(cast.technical, contact=make_contact())
    said = write_again(ticket, "Ich bin auch noch da")
    blank_messages(Message.objects.filter(pk=said.pk))
    assert [bool(row.text) for row in ticket.messages.order_by("id")] == [True, False]


def test_what_could_be_taken_back_is_forgotten_where_it_names_somebody(cast):
    for name in ("Jörg Müller", "Anna Adler"):
        keep_undo(cast.alice, verb="send", before={"sender": name})
    drop_undos(["Jörg Müller", ""])
    assert [undo.before["sender"] for undo in Undo.objects.all()] == ["Anna Adler"]


def test_what_was_written_to_all_loses_its_words_where_it_names_somebody(cast):
    case = start_collective([make_ticket(cast.technical)], title="Kessel", by=cast.alice)
    save_answer(case, html="<p>Danke an J&amp;M Müller</p>", user=cast.alice)
    save_answer(case, html="<p>Läuft wieder</p>", user=cast.bob)
    drop_undos(["J&M Müller"])
    assert [one.html for one in case.answers.order_by("pk")] == ["", "<p>Läuft wieder</p>"]
