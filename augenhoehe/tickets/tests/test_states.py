"""Every state with every event: where the table leads, and that it refuses everything else."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from augenhoehe.servicelevels.tests.cast import calendar, policy
from augenhoehe.tickets.actions.no_concern import mark_no_concern
from augenhoehe.tickets.actions.receive import receive_message, takes_replies
from augenhoehe.tickets.actions.solve import close_ticket, reopen_ticket, solve_ticket
from augenhoehe.tickets.actions.wait import resume_ticket, wait_for_customer, wait_for_third
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Message, State, StateSpan, Ticket
from augenhoehe.tickets.states import CLOCK, LIVE, MOVES, move_for
from augenhoehe.tickets.tests import statesdoc
from augenhoehe.tickets.tests.cast import incoming, reply
from augenhoehe.tickets.tests.refusing import refused
from augenhoehe.tickets.timeline import enter

EVENTS = sorted({event for _state, event in MOVES})
SOON = timedelta(hours=2)


def put_into(ticket, state):
    """The ticket in a state, after an answer of ours, as far as the clocks go."""
    enter(ticket, state, at=timezone.now())
    if state in (State.SOLVED, State.CLOSED):
        ticket.solved_at = timezone.now()
    if state == State.CLOSED:
        ticket.closed_at = timezone.now()
    if state == State.WAITING_THIRD:
        ticket.waiting_for, ticket.waiting_until = "Kasse", timezone.now() + SOON
    ticket.save()


def act(event, ticket, by):
    """What people, customers and the clockwork do."""
    third = Message.Kind.SIDE_IN
    return {
        "customer_writes": lambda: receive_message(ticket, incoming=incoming("?"), by="mail"),
        "third_writes": lambda: receive_message(
            ticket, incoming=incoming("!", kind=third), by="mail"
        ),
        "wait_customer": lambda: wait_for_customer(ticket, by=by),
        "wait_third": lambda: wait_for_third(
            ticket, whom="Kasse", until=timezone.now() + SOON, by=by
        ),
        "resume": lambda: resume_ticket(ticket, by=by),
        "follow_up_due": lambda: resume_ticket(ticket, by="worker", event="follow_up_due"),
        "solve": lambda: solve_ticket(ticket, outcome=Outcome(), by=by),
        "reopen": lambda: reopen_ticket(ticket, by=by),
        "close": lambda: close_ticket(ticket, by=by),
        "rest": lambda: close_ticket(ticket, by="worker", event="rest"),
        "let_go": lambda: close_ticket(ticket, by="worker", event="let_go"),
        "no_concern": lambda: mark_no_concern(ticket, reason="spam", by=by),
    }[event]()


@pytest.mark.parametrize(("state", "event"), list(product(State, EVENTS)))
def test_the_table_holds_for_every_pair(cast, ticket, state, event):
    reply(ticket, cast.alice)
    ticket = Ticket.objects.get(pk=ticket.pk)
    put_into(ticket, state)
    step = move_for(state, event)
    if step is None:
        with refused(f"ticket.no_{event}"):
            act(event, ticket, cast.alice)
        return
    act(event, ticket, cast.alice)
    now = Ticket.objects.get(pk=ticket.pk)
    assert (now.state, now.is_live) == (step.to, step.to in LIVE)
    assert now.reopened_count == int(step.reopens)
    assert StateSpan.objects.get(ticket=ticket, until_at=None).state == step.to


def test_every_state_has_a_clock():
    assert set(CLOCK) == set(State)


def test_the_clock_stands_still_exactly_where_the_table_says(cast, ticket):
    policy(cast.technical, calendar())
    for state in State:
        put_into(ticket, state)
        row = Ticket.objects.get(pk=ticket.pk)
        assert (row.next_due_at is not None) == (CLOCK[state] == "running"), state


def test_closed_too_long_ago_takes_no_reply(cast, ticket):
    put_into(ticket, State.CLOSED)
    assert takes_replies(ticket, at=timezone.now())
    assert not takes_replies(ticket, at=timezone.now() + timedelta(days=15))


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_docs_say_what_the_code_does(language):
    page = statesdoc.DOCS / statesdoc.FILES[language]
    assert page.read_text() == statesdoc.text(language), statesdoc.__doc__
