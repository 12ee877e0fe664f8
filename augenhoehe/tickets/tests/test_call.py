from datetime import timedelta

from django.utils import timezone

from augenhoehe.tickets.actions.call import note_call
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Message, State, Ticket
from augenhoehe.tickets.tests.cast import make_ticket, write_again
from augenhoehe.tickets.tests.refusing import refused


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
