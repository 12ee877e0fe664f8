import pytest

from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.contradict import contradict_solution
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import State
from augenhoehe.tickets.tests.cast import incoming, make_ticket


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def ticket(cast):
    return make_ticket(cast.technical)


def told():
    return Entry.objects.filter(kind=events.CONTRADICTED.code).count()


def test_what_counted_as_solved_is_open_again_and_known_as_not_solved(cast, ticket):
    ticket = solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    message = contradict_solution(ticket, incoming=incoming("Nein."), by="customer")
    ticket.refresh_from_db()
    assert ticket.state == State.OPEN and ticket.unsolved_at == message.at and told() == 1


def test_more_to_say_while_it_is_open_contradicts_nothing(cast, ticket):
    contradict_solution(ticket, incoming=incoming("Noch etwas."), by="customer")
    ticket.refresh_from_db()
    assert ticket.unsolved_at is None and told() == 0
