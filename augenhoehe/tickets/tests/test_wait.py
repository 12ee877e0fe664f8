from datetime import timedelta

from django.utils import timezone

from augenhoehe.servicelevels.tests.cast import calendar, policy
from augenhoehe.tickets.actions.call import note_call
from augenhoehe.tickets.actions.wait import resume_ticket, wait_for_customer, wait_for_third
from augenhoehe.tickets.jobs import resume_due
from augenhoehe.tickets.models import State, StateSpan, Ticket
from augenhoehe.tickets.tests.cast import make_ticket, reply, write_again
from augenhoehe.tickets.tests.refusing import refused

SOON = timedelta(hours=3)


def test_waiting_for_the_customer_stops_the_clock(cast):
    policy(cast.technical, calendar())
    ticket = make_ticket(cast.technical)
    reply(ticket, cast.alice)
    assert Ticket.objects.get(pk=ticket.pk).next_due_at
    now = wait_for_customer(ticket, by=cast.alice)
    assert (now.state, now.next_due_at, now.solution_due_at) == (State.WAITING_CUSTOMER, None, None)
    write_again(ticket)
    assert Ticket.objects.get(pk=ticket.pk).next_due_at


def test_a_call_of_ours_is_something_to_wait_for(cast, ticket):
    note_call(ticket, text="Bitte Unterlagen.", by=cast.alice, customer_called=False)
    assert wait_for_customer(ticket, by=cast.alice).state == State.WAITING_CUSTOMER


def test_nobody_waits_for_a_customer_who_waits_for_us(cast, ticket):
    with refused("wait.nothing_sent"):
        wait_for_customer(ticket, by=cast.alice)
    reply(ticket, cast.alice)
    write_again(ticket)
    with refused("wait.nothing_sent"):
        wait_for_customer(ticket, by=cast.alice)


def test_waiting_for_a_third_party_needs_a_name_and_a_date_ahead(cast, ticket):
    ahead = timezone.now() + SOON
    for whom, until in (("", ahead), ("  ", ahead), ("Kasse", None)):
        with refused("wait.whom_until"):
            wait_for_third(ticket, whom=whom, until=until, by=cast.alice)
    with refused("wait.past"):
        wait_for_third(ticket, whom="Kasse", until=timezone.now() - SOON, by=cast.alice)


def test_the_clock_runs_on_while_a_third_party_is_waited_for(cast):
    policy(cast.technical, calendar())
    ticket = make_ticket(cast.technical)
    now = wait_for_third(ticket, whom="Kasse", until=timezone.now() + SOON, by=cast.alice)
    assert now.state == State.WAITING_THIRD and now.next_due_at == now.response_due_at


def test_when_the_date_has_come_it_is_open_again(cast, ticket):
    wait_for_third(ticket, whom="Kasse", until=timezone.now() + SOON, by=cast.alice)
    resume_due()
    assert Ticket.objects.get(pk=ticket.pk).state == State.WAITING_THIRD
    Ticket.objects.update(waiting_until=timezone.now() - SOON)
    resume_due()
    now = Ticket.objects.get(pk=ticket.pk)
    assert (now.state, now.waiting_for, now.waiting_until) == (State.OPEN, "", None)


def test_going_on_ends_the_pause(cast, ticket):
    reply(ticket, cast.alice)
    wait_for_customer(ticket, by=cast.alice)
    resume_ticket(ticket, by=cast.alice)
    pause = StateSpan.objects.get(state=State.WAITING_CUSTOMER)
    assert pause.until_at and Ticket.objects.get(pk=ticket.pk).state == State.OPEN


def test_what_does_not_wait_cannot_go_on(cast, ticket):
    with refused("ticket.no_resume"):
        resume_ticket(ticket, by=cast.alice)
