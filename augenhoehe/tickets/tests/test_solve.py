from datetime import timedelta

from django.utils import timezone

from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.solutions.models import Solution
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.actions.solve import close_ticket, reopen_ticket, solve_ticket
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.jobs import close_quiet
from augenhoehe.tickets.models import SolutionUse, State, Ticket
from augenhoehe.tickets.tests.cast import write_again
from augenhoehe.tickets.tests.refusing import refused


def test_it_is_solved_with_what_it_was_and_came_from(cast, ticket):
    topic, product = Topic.objects.create(name_de="Tee"), Product.objects.create(name_de="Kessel")
    used = Solution.objects.create(title_de="Entkalken", changed_at=timezone.now())
    outcome = Outcome(
        fault="product", topic_id=topic.pk, product_id=product.pk, solution_id=used.pk
    )
    write_again(ticket)
    now = solve_ticket(ticket, outcome=outcome, by=cast.alice)
    assert (now.state, now.is_live, now.fault) == (State.SOLVED, False, "product")
    assert (now.unanswered_since, now.chaser_count, now.next_due_at) == (None, 0, None)
    assert (now.topic, now.product) == (topic, product)
    assert SolutionUse.objects.get().solution == used


def test_what_is_not_said_stays(cast, ticket):
    solve_ticket(ticket, outcome=Outcome(fault="error"), by=cast.alice)
    reopen_ticket(ticket, by=cast.alice)
    assert solve_ticket(ticket, outcome=Outcome(), by=cast.alice).fault == "error"


def test_an_open_promise_keeps_it_open(cast, ticket):
    give_promise(ticket, text="Rückruf", due_at=timezone.now() + timedelta(days=1), by=cast.alice)
    with refused("solve.promise_open"):
        solve_ticket(ticket, outcome=Outcome(), by=cast.alice)


def test_nothing_is_solved_twice_nor_closed_unsolved(cast, ticket):
    with refused("ticket.no_close"):
        close_ticket(ticket, by=cast.alice)
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    with refused("ticket.no_solve"):
        solve_ticket(ticket, outcome=Outcome(), by=cast.alice)


def test_closed_and_reopened(cast, ticket):
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    assert close_ticket(ticket, by=cast.alice).closed_at
    now = reopen_ticket(ticket, by=cast.alice)
    assert (now.state, now.reopened_count, now.solved_at, now.closed_at) == ("open", 1, None, None)
    with refused("ticket.no_reopen"):
        reopen_ticket(ticket, by=cast.alice)


def test_seven_quiet_days_close_it(cast, ticket):
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    close_quiet()
    assert Ticket.objects.get(pk=ticket.pk).state == State.SOLVED
    Ticket.objects.update(solved_at=timezone.now() - timedelta(days=7, seconds=1))
    close_quiet()
    now = Ticket.objects.get(pk=ticket.pk)
    assert now.state == State.CLOSED and now.solved_at < now.closed_at
