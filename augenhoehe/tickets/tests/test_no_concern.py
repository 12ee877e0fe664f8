from datetime import timedelta

from django.utils import timezone

from augenhoehe.tickets.actions.no_concern import mark_no_concern
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.actions.solve import reopen_ticket, solve_ticket
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import State, Ticket
from augenhoehe.tickets.tests.cast import reply, write_again
from augenhoehe.tickets.tests.refusing import refused


def test_spam_leaves_the_work_and_the_figures(cast, ticket):
    now = mark_no_concern(ticket, reason="spam", by=cast.alice)
    assert (now.state, now.no_concern, now.unanswered_since) == (State.CLOSED, "spam", None)
    assert not Ticket.objects.real().exists()


def test_it_can_come_back(cast, ticket):
    mark_no_concern(ticket, reason="newsletter", by=cast.alice)
    now = reopen_ticket(ticket, by=cast.alice)
    assert (now.state, now.no_concern) == (State.OPEN, "")


def test_thanks_for_something_solved_give_the_solved_state_back(cast, ticket):
    reply(ticket, cast.alice)
    solved_at = solve_ticket(ticket, outcome=Outcome(), by=cast.alice).solved_at
    write_again(ticket, "Vielen Dank!")
    now = mark_no_concern(Ticket.objects.get(pk=ticket.pk), reason="thanks", by=cast.alice)
    assert (now.state, now.reopened_count, now.no_concern) == (State.SOLVED, 0, "")
    assert now.solved_at == solved_at
    assert Ticket.objects.real().filter(solved_at=solved_at).exists()


def test_thanks_after_a_new_answer_solve_it_now(cast, ticket):
    first = solve_ticket(ticket, outcome=Outcome(), by=cast.alice).solved_at
    write_again(ticket, "Geht wieder nicht", after=timedelta())
    reply(ticket, cast.alice)
    write_again(ticket, "Danke, jetzt geht es")
    now = mark_no_concern(Ticket.objects.get(pk=ticket.pk), reason="thanks", by=cast.alice)
    assert (now.state, now.reopened_count) == (State.SOLVED, 1) and now.solved_at > first


def test_thanks_for_an_answer_mean_solved(cast, ticket):
    reply(ticket, cast.alice)
    write_again(ticket, "Danke!")
    now = mark_no_concern(ticket, reason="thanks", by=cast.alice)
    assert (now.state, now.no_concern) == (State.SOLVED, "")


def test_thanks_do_not_bury_a_promise(cast, ticket):
    reply(ticket, cast.alice)
    give_promise(ticket, text="Rückruf", due_at=timezone.now() + timedelta(days=1), by=cast.alice)
    with refused("solve.promise_open"):
        mark_no_concern(ticket, reason="thanks", by=cast.alice)


def test_what_is_solved_is_not_made_no_concern(cast, ticket):
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    with refused("ticket.no_no_concern"):
        mark_no_concern(ticket, reason="spam", by=cast.alice)
