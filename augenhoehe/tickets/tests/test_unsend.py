from datetime import timedelta

from django.utils import timezone

from augenhoehe.mail.models import OutMail
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.servicelevels.models import Priority
from augenhoehe.tickets.actions.assign import assign_ticket
from augenhoehe.tickets.actions.prioritise import prioritise_ticket
from augenhoehe.tickets.actions.promise import keep_promise
from augenhoehe.tickets.actions.unsend import undo_send
from augenhoehe.tickets.facts import Onward
from augenhoehe.tickets.models import Draft, Message, Promise, State, Ticket
from augenhoehe.tickets.tests.cast import reply, write_again
from augenhoehe.tickets.tests.refusing import refused

TOMORROW = timedelta(days=1)


def test_the_promise_given_with_it_goes_too(cast, ticket):
    onward = Onward(promise=("Rückruf", timezone.now() + TOMORROW))
    message = reply(ticket, cast.alice, onward=onward)
    assert Promise.objects.exists()
    undo_send(message, by=cast.alice)
    assert not Promise.objects.exists()


def test_a_promise_that_was_kept_meanwhile_stays(cast, ticket):
    onward = Onward(promise=("Rückruf", timezone.now() + TOMORROW))
    message = reply(ticket, cast.alice, onward=onward)
    keep_promise(Promise.objects.get(), by=cast.alice)
    undo_send(message, by=cast.alice)
    assert Promise.objects.exists()


def test_sent_and_solved_it_is_open_again(cast, ticket):
    message = reply(ticket, cast.alice, onward=Onward(then="solve"))
    assert Ticket.objects.get().state == State.SOLVED
    undo_send(message, by=cast.alice)
    now = Ticket.objects.get()
    assert (now.state, now.solved_at, now.reopened_count) == (State.OPEN, None, 0)


def test_what_came_between_leaves_no_false_first_response(cast, ticket):
    message = reply(ticket, cast.alice)
    write_again(ticket)
    undo_send(message, by=cast.alice)
    now = Ticket.objects.get()
    assert now.first_response_at is None and now.unanswered_since == ticket.unanswered_since


def test_what_a_colleague_changed_in_these_seconds_stays(cast, ticket):
    message = reply(ticket, cast.alice, onward=Onward(then="wait"))
    assign_ticket(ticket, to=cast.bob, by=cast.lead)
    prioritise_ticket(ticket, priority=Priority.URGENT, by=cast.lead)
    undo_send(message, by=cast.alice)
    now = Ticket.objects.get()
    assert (now.assignee, now.priority, now.state) == (cast.bob, Priority.URGENT, State.OPEN)
    assert now.first_response_at is None


def test_a_second_time_and_too_late_are_refused(cast, ticket):
    message = reply(ticket, cast.alice)
    OutMail.objects.update(due_at=timezone.now())
    with refused("unsend.late"):
        undo_send(message, by=cast.alice)


def test_somebody_elses_reply_is_not_mine_to_take_back(cast, ticket):
    message = reply(ticket, cast.alice)
    path = f"/tickets/messages/{message.pk}/undo/"
    assert signed_in(cast.lead).post(path).status_code == 404
    assert signed_in(cast.alice).get(path).status_code == 405
    assert Message.objects.filter(pk=message.pk).exists()
    signed_in(cast.alice).post(path)
    assert Draft.objects.get().user == cast.alice
