from datetime import timedelta

from django.utils import timezone

from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.call import note_call
from augenhoehe.tickets.actions.open import open_ticket
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.facts import Origin, Outcome
from augenhoehe.tickets.models import Message, Promise, State, Ticket
from augenhoehe.tickets.tests.cast import incoming, make_ticket, write_again
from augenhoehe.tickets.tests.refusing import refused
from augenhoehe.tickets.tried import things_tried


def test_a_call_of_ours_is_an_answer(cast, ticket):
    write_again(ticket)
    call = note_call(ticket, text="Kommt morgen.", by=cast.alice, customer_called=False)
    now = Ticket.objects.get(pk=ticket.pk)
    assert now.first_response_at == call.at
    assert (now.unanswered_since, now.chaser_count) == (None, 0)


def test_a_call_of_the_customer_waits_for_an_answer_and_chases(cast, ticket):
    note_call(ticket, text="Wo bleibt es?", by=cast.alice, customer_called=True)
    now = Ticket.objects.get(pk=ticket.pk)
    assert now.chaser_count == 1 and now.first_response_at is None


def test_a_call_about_something_solved_reopens_it(cast, ticket):
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    note_call(ticket, text="Geht wieder nicht.", by=cast.alice, customer_called=True)
    now = Ticket.objects.get(pk=ticket.pk)
    assert (now.state, now.reopened_count, now.chaser_count) == (State.OPEN, 1, 0)


def test_an_empty_call_is_refused(cast, ticket):
    with refused("call.empty"):
        note_call(ticket, text="  ", by=cast.alice, customer_called=True)


def test_history_takes_no_calls(cast):
    old = make_ticket(cast.technical, is_history=True, at=timezone.now() - timedelta(days=300))
    with refused("call.history"):
        note_call(old, text="Hallo", by=cast.alice, customer_called=True)
    assert not Message.objects.filter(kind="call").exists()


def test_a_call_is_noted_at_the_screen_with_what_was_promised_in_it(cast, ticket):
    alice, path = signed_in(cast.alice), f"/tickets/{ticket.pk}/call/"
    assert path in alice.get(f"/tickets/{ticket.pk}/").content.decode()
    assert alice.get(path).status_code == 200
    at = timezone.localtime() + timedelta(days=1)
    said = {"who": "we", "text": "Kommt morgen.", "promise": "Rückruf"}
    without_date = alice.post(path, said)
    assert without_date.status_code == 422 and not Promise.objects.exists()
    answer = alice.post(path, {**said, "due_at": f"{at:%Y-%m-%dT%H:%M}"})
    assert answer.url == f"/tickets/{ticket.pk}/"
    assert Promise.objects.get().text == "Rückruf"
    message = Message.objects.get(kind=Message.Kind.CALL)
    assert message.text == "Kommt morgen." and message.author == cast.alice


def test_a_promise_in_the_past_keeps_the_call_unwritten(cast, ticket):
    said = {"who": "customer", "text": "Wo?", "promise": "x", "due_at": "2020-01-01T10:00"}
    answer = signed_in(cast.alice).post(f"/tickets/{ticket.pk}/call/", said)
    assert answer.status_code == 422 and "Wo?" in answer.content.decode()
    assert not Message.objects.filter(kind=Message.Kind.CALL).exists()


def test_who_only_reads_notes_no_call(cast, ticket):
    path = f"/tickets/{ticket.pk}/call/"
    assert signed_in(cast.bob).post(path, {"who": "we", "text": "x"}).status_code == 403
    assert signed_in(cast.boss).get(path).status_code == 404


def test_a_call_of_ours_was_tried_and_the_one_that_came_in_was_not(cast):
    said = incoming("Die Kundin rief an", subject="x", kind=Message.Kind.CALL)
    ticket = open_ticket(said, origin=Origin(team=cast.technical), by=cast.rita)
    assert list(things_tried(ticket)) == []
    note_call(ticket, text="Erklärt", by=cast.alice, customer_called=False)
    assert ["Erklärt" in one.label for one in things_tried(ticket)] == [True]
