from datetime import date, timedelta

from django.utils import timezone

from augenhoehe.base.models import Job
from augenhoehe.servicelevels.actions.add_closed_day import add_closed_day
from augenhoehe.servicelevels.actions.save_calendar import save_calendar
from augenhoehe.servicelevels.actions.save_policies import save_policies
from augenhoehe.servicelevels.models import Priority
from augenhoehe.servicelevels.tests.cast import WEEK, berlin, calendar, policy
from augenhoehe.tickets.actions import recompute
from augenhoehe.tickets.actions.recompute import recompute_deadlines
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.actions.wait import wait_for_customer
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_ticket, reply

OPENED = berlin("2026-03-02T09:00")


def due(ticket):
    row = Ticket.objects.get(pk=ticket.pk)
    return row.response_due_at, row.solution_due_at, row.next_due_at


def test_a_new_promise_holds_for_what_is_open(cast, work):
    ticket = make_ticket(cast.technical, at=OPENED)
    assert due(ticket) == (None, None, None)
    save_policies(
        cast.technical, calendar=calendar(), minutes={Priority.NORMAL: (60, 120)}, by=cast.lead
    )
    assert due(ticket) == (None, None, None)
    work()
    first, last = berlin("2026-03-02T10:00"), berlin("2026-03-02T11:00")
    assert due(ticket) == (first, last, first)


def test_other_teams_and_what_is_solved_stay_as_they_are(cast, work):
    solved = make_ticket(cast.technical, at=OPENED)
    solve_ticket(solved, outcome=Outcome(), by=cast.alice)
    other = make_ticket(cast.product, at=OPENED)
    policy(cast.product, calendar())
    save_policies(
        cast.technical,
        calendar=calendar("Zwei"),
        minutes={Priority.NORMAL: (60, 120)},
        by=cast.lead,
    )
    work()
    assert due(solved) == due(other) == (None, None, None)


def test_new_hours_and_a_closed_day_move_the_deadlines_of_all_teams_that_use_them(cast, work):
    house = calendar()
    for team in (cast.technical, cast.product):
        policy(team, house, response=60, solution=120)
    tickets = [make_ticket(team, at=OPENED) for team in (cast.technical, cast.product)]
    hours = tuple(WEEK[4] if day == 0 else hours for day, hours in enumerate(WEEK))
    save_calendar(house, name="Haus", week=hours, state="NW", by=cast.lead)
    work()
    assert {due(ticket)[1] for ticket in tickets} == {berlin("2026-03-02T11:00")}
    add_closed_day(house, day=date(2026, 3, 2), name="Betriebsfest", by=cast.lead)
    work()
    assert {due(ticket)[1] for ticket in tickets} == {berlin("2026-03-03T10:00")}


def test_time_spent_waiting_for_the_customer_still_counts_as_a_pause(cast, work):
    house = calendar()
    policy(cast.technical, house)
    ticket = make_ticket(cast.technical)
    reply(ticket, cast.alice)
    wait_for_customer(ticket, by=cast.alice)
    save_policies(
        cast.technical, calendar=house, minutes={Priority.NORMAL: (60, 120)}, by=cast.lead
    )
    work()
    assert due(ticket)[1:] == (None, None)


def test_many_are_brought_up_to_date_a_few_hundred_a_job(cast, work, monkeypatch):
    monkeypatch.setattr(recompute, "AT_ONCE", 2)
    tickets = [make_ticket(cast.technical, at=OPENED + n * timedelta(minutes=1)) for n in range(5)]
    policy(cast.technical, calendar(), response=60, solution=120)
    assert recompute_deadlines(cast.technical.pk) == tickets[1].pk
    assert recompute_deadlines(cast.technical.pk, after_id=tickets[1].pk) == tickets[3].pk
    assert recompute_deadlines(cast.technical.pk, after_id=tickets[3].pk) is None
    assert all(due(ticket)[1] for ticket in tickets)


def test_the_jobs_follow_each_other_to_the_end(cast, work, monkeypatch):
    monkeypatch.setattr(recompute, "AT_ONCE", 2)
    tickets = [make_ticket(cast.technical, at=OPENED) for _ in range(5)]
    save_policies(
        cast.technical, calendar=calendar(), minutes={Priority.NORMAL: (60, 120)}, by=cast.lead
    )
    work(timezone.now() + timedelta(minutes=1))
    work(timezone.now() + timedelta(minutes=1))
    assert all(due(ticket)[1] for ticket in tickets)
    assert not Job.objects.filter(name="tickets.recompute").exists()
