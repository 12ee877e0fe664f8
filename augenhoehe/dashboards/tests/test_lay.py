from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base import offers
from augenhoehe.base.actions import Refused
from augenhoehe.dashboards.actions.lay import give_away, lay_down, put_off, take_up
from augenhoehe.dashboards.day import day_of, stamp_of
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.actions.hand_over import hand_over, hand_over_urgently
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.models import Promise, Ticket
from augenhoehe.tickets.tests.cast import make_ticket, write_again

REPORT = {"tried": ["reply"], "exhausted": "Kein Recht dazu", "wanted": "Geld zurück"}


@pytest.fixture
def cast(db):
    return make_cast()


def day(user, **more):
    return day_of(user, now=timezone.now(), **more)


def chaser(team, **more):
    ticket = make_ticket(team, **more)
    write_again(ticket)
    return ticket


def test_the_order_is_danger_promise_handover_chaser(cast):
    chased = chaser(cast.technical)
    lead = cast.lead
    handed = hand_over(make_ticket(cast.technical), report=REPORT, by=cast.alice)
    promised = make_ticket(cast.technical)
    promise = give_promise(
        promised, text="Ruf", due_at=timezone.now() + timedelta(hours=1), by=lead
    )
    Promise.objects.filter(pk=promise.pk).update(due_at=timezone.now() - timedelta(hours=1))
    urgent = hand_over_urgently(
        make_ticket(cast.technical), danger="lawyer", sentence="Der Anwalt rief an", by=cast.alice
    )
    Ticket.objects.filter(pk=chased.pk).update(assignee=lead)
    keys = [need.key for need in day(lead).needs]
    wanted = [f"handover:{urgent.pk}", f"promise:{promise.pk}", f"handover:{handed.pk}"]
    assert [key for key in keys if key in wanted] == wanted
    assert keys.index(f"ticket:{chased.pk}") > keys.index(f"handover:{handed.pk}")


def test_at_most_seven_are_shown_and_the_rest_is_a_number(cast):
    for _ in range(9):
        chaser(cast.technical)
    found = day(cast.alice)
    assert (len(found.needs), found.more) == (7, 2)
    assert len(day(cast.alice, whole=True).needs) == 9


def test_what_is_put_off_comes_back_on_its_day(cast):
    ticket = chaser(cast.technical)
    key, now = f"ticket:{ticket.pk}", timezone.now()
    put_off(cast.alice, key=key, until=now + timedelta(days=1))
    assert not day(cast.alice).needs
    assert [n.key for n in day_of(cast.alice, now=now + timedelta(days=2)).needs] == [key]


def test_the_past_is_no_date_to_put_off_to(cast):
    with pytest.raises(Refused):
        put_off(cast.alice, key="x", until=timezone.now() - timedelta(days=1))


def test_done_holds_until_the_entry_changes(cast):
    ticket = chaser(cast.technical)
    need = day(cast.alice).needs[0]
    lay_down(cast.alice, key=need.key, stamp=stamp_of(need))
    assert not day(cast.alice).needs
    ticket.refresh_from_db()
    ticket.unanswered_since += timedelta(hours=1)
    ticket.save()
    assert day(cast.alice).needs


def test_what_is_given_away_is_on_the_other_day_only(cast):
    chaser(cast.technical)
    need = day(cast.alice).needs[0]
    give_away(need, to=cast.bob, by=cast.alice)
    assert not day(cast.alice).needs
    assert [n.key for n in day(cast.bob).needs] == [need.key]
    take_up(cast.alice, key=need.key)
    assert day(cast.alice).needs and not day(cast.bob).needs


def test_nobody_is_given_what_they_may_not_see(cast):
    chaser(cast.confidential)
    need = day(cast.dora).needs[0]
    with pytest.raises(Refused):
        give_away(need, to=cast.bob, by=cast.dora)
    assert day(cast.dora).needs


def test_laying_down_on_the_page_can_be_taken_back(cast):
    ticket = chaser(cast.technical)
    door, key = signed_in(cast.alice), f"ticket:{ticket.pk}"
    assert key.encode() in door.get("/").content
    door.post("/day/lay/", {"key": key, "verb": "done"})
    assert not day(cast.alice).needs
    door.post(f"/day/take-up/?key={key}")
    assert day(cast.alice).needs


def test_an_entry_of_somebody_else_cannot_be_laid(cast):
    ticket = chaser(cast.technical)
    answer = signed_in(cast.bob).post("/day/lay/", {"key": f"ticket:{ticket.pk}", "verb": "done"})
    assert answer.status_code == 404


def test_a_room_that_breaks_is_said_and_the_rest_is_shown(cast, monkeypatch):
    chaser(cast.technical)
    broken = offers.NeedOffer("x", lambda *_: 1 / 0, lambda user: None)
    monkeypatch.setitem(offers.NEEDS, "x", broken)
    found = day(cast.alice)
    assert found.broken and found.needs


@pytest.mark.parametrize("count", [1, 3])
def test_my_day_costs_the_same_however_long_it_is(cast, count, django_assert_max_num_queries):
    for _ in range(count):
        chaser(cast.technical)
    door = signed_in(cast.alice)
    door.get("/")
    with django_assert_max_num_queries(12):
        door.get("/")
