from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.tickets.actions.merge import merge_ticket
from augenhoehe.tickets.actions.receive import receive_message, takes_replies
from augenhoehe.tickets.actions.solve import close_ticket, solve_ticket
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Message, State, Ticket
from augenhoehe.tickets.tests.cast import incoming, make_ticket, reply, write_again


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def test_writing_again_without_an_answer_is_a_chaser_each_time(cast, ticket):
    write_again(ticket)
    write_again(ticket, after=timedelta(seconds=2))
    assert fresh(ticket).chaser_count == 2 and fresh(ticket).has_chaser
    reply(ticket, cast.alice)
    assert fresh(ticket).chaser_count == 0 and not fresh(ticket).has_chaser


def test_after_an_answer_the_next_mail_is_no_chaser(cast, ticket):
    reply(ticket, cast.alice)
    write_again(ticket)
    assert fresh(ticket).chaser_count == 0 and fresh(ticket).unanswered_since


def test_the_waiting_began_with_the_first_unanswered_mail(cast, ticket):
    began = ticket.unanswered_since
    write_again(ticket)
    assert fresh(ticket).unanswered_since == began


@pytest.mark.parametrize("state", [State.SOLVED, State.CLOSED])
def test_a_customers_word_reopens_what_was_solved(cast, ticket, state):
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    if state == State.CLOSED:
        close_ticket(ticket, by=cast.alice)
    write_again(ticket)
    now = fresh(ticket)
    assert (now.state, now.reopened_count, now.solved_at) == (State.OPEN, 1, None)


def test_after_fourteen_days_a_reply_belongs_into_a_new_ticket(cast, ticket):
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    closed = close_ticket(ticket, by=cast.alice)
    assert takes_replies(closed, at=closed.closed_at + timedelta(days=14))
    assert not takes_replies(closed, at=closed.closed_at + timedelta(days=14, seconds=1))


@pytest.mark.parametrize(
    "more",
    [
        {"kind": Message.Kind.AUTOMATIC},
        {"is_doubtful": True},
        {"is_bounce": True, "kind": "automatic"},
    ],
)
def test_automatic_mail_and_doubtful_senders_wake_nothing(cast, ticket, more):
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    write_again(ticket, **more)
    now = fresh(ticket)
    assert (now.state, now.reopened_count, now.chaser_count) == (State.SOLVED, 0, 0)
    assert now.message_count == 2


def test_history_stays_history(cast):
    old = make_ticket(cast.technical, is_history=True, at=timezone.now() - timedelta(days=300))
    write_again(old)
    assert fresh(old).state == State.CLOSED and fresh(old).next_due_at is None


def test_a_late_older_mail_counts_but_does_not_take_the_place_of_the_newest(cast, ticket):
    said = incoming("Von gestern", at=timezone.now() - timedelta(days=1))
    receive_message(ticket, incoming=said, by="mail")
    assert fresh(ticket).preview == "Hier kommt kein Tee." and fresh(ticket).message_count == 2


def test_what_is_written_to_a_merged_ticket_goes_where_it_went(cast, ticket):
    target = make_ticket(cast.technical, subject="Tee fehlt")
    merge_ticket(ticket, into=target, by=cast.alice)
    message = write_again(ticket)
    assert message.ticket_id == target.pk
