from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.offers import ref
from augenhoehe.people.models import Absence, FollowUp, Membership
from augenhoehe.people.tests.cast import make_person, signed_in
from augenhoehe.tickets import needs, rules
from augenhoehe.tickets.absence import Proposal, counts_of
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.actions.redistribute import redistribute_work, undo_redistribution
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Promise, Ticket
from augenhoehe.tickets.tests.cast import make_ticket, reply, write_again
from augenhoehe.tickets.tests.refusing import refused

DAY = timedelta(days=1)


@pytest.fixture
def tessa(cast):
    return make_person("Tessa Tech", "agent", teams=[cast.technical])


@pytest.fixture
def tim(cast):
    return make_person("Tim Tech", "agent", teams=[cast.technical])


def give(ticket, person):
    Ticket.objects.filter(pk=ticket.pk).update(assignee=person)
    return Ticket.objects.get(pk=ticket.pk)


@pytest.fixture
def open_work(cast):
    """Two tickets, a promise and a follow-up date of Alice."""
    now = timezone.now()
    tickets = [give(make_ticket(cast.technical, subject=f"Nr {n}"), cast.alice) for n in range(2)]
    promise = give_promise(tickets[0], text="Rückruf", due_at=now + DAY, by=cast.alice)
    kind, pk = ref(tickets[1])
    date = FollowUp.objects.create(
        user=cast.alice, subject_type=kind, subject_id=pk, due_at=now + DAY, set_at=now
    )
    return tickets, promise, date


def away(user, deputy=None, days=3):
    today = timezone.localdate()
    return Absence.objects.create(
        user=user, deputy=deputy, starts_on=today, ends_on=today + days * DAY
    )


def owners():
    rows = Ticket.objects.order_by("pk"), Promise.objects.all(), FollowUp.objects.all()
    return (
        [row.assignee.name.split()[0] for row in rows[0]],
        [row.owner.name.split()[0] for row in rows[1]],
        [row.user.name.split()[0] for row in rows[2]],
    )


def test_the_deputy_is_proposed_for_everything(cast, open_work, tessa):
    gifts = Proposal(away(cast.alice, cast.bob), by=cast.alice).gifts()
    assert {gift.proposed for part in gifts for gift in part} == {cast.bob}


def test_without_a_deputy_whoever_of_the_team_has_least_open(cast, open_work, tessa, tim):
    for _ in range(3):
        give(make_ticket(cast.technical), tim)
    tickets, promises, follow_ups = Proposal(away(cast.alice), by=cast.lead).gifts()
    assert [gift.proposed for gift in tickets] == [tessa, tessa]
    assert promises[0].proposed == follow_ups[0].proposed == tessa


def test_equal_shares_when_all_have_as_much(cast, open_work, tessa, tim):
    tickets, _promises, _dates = Proposal(away(cast.alice), by=cast.lead).gifts()
    assert {gift.proposed for gift in tickets} == {tessa, tim}


def test_nobody_gets_work_who_is_away_or_may_not_read_it(cast, open_work, tessa, tim):
    away(tim)
    conceal_from(open_work[0][0], tessa, but_not=cast.lead)
    tickets, _promises, _dates = Proposal(away(cast.alice), by=cast.lead).gifts()
    by_ticket = {gift.ticket: gift for gift in tickets}
    assert by_ticket[open_work[0][0]].proposed is None
    assert by_ticket[open_work[0][1]].proposed == tessa
    assert tim not in by_ticket[open_work[0][1]].receivers


def test_given_and_given_back(cast, open_work):
    tickets, promise, date = open_work
    gifts = {
        "tickets": [(one, cast.bob) for one in tickets],
        "promises": [(promise, cast.bob)],
        "follow_ups": [(date, cast.bob)],
    }
    undo = redistribute_work(cast.alice, gifts=gifts, by=cast.lead)
    assert owners() == (["Bob", "Bob"], ["Bob"], ["Bob"])
    assert undo_redistribution(undo, by=cast.lead) == 4
    assert owners() == (["Alice", "Alice"], ["Alice"], ["Alice"])
    with refused("undo.done"):
        undo_redistribution(undo, by=cast.lead)


def test_what_went_on_since_stays_where_it_is(cast, open_work):
    tickets, promise, _date = open_work
    gifts = {"tickets": [(one, cast.bob) for one in tickets], "promises": [(promise, cast.bob)]}
    undo = redistribute_work(cast.alice, gifts=gifts, by=cast.lead)
    give(tickets[0], cast.carol)
    solve_ticket(tickets[1], outcome=Outcome(), by=cast.bob)
    assert undo_redistribution(undo, by=cast.lead) == 1
    assert owners()[:2] == (["Carol", "Bob"], ["Alice"])


def test_what_somebody_else_took_meanwhile_is_not_given_away(cast, open_work):
    tickets, _promise, _date = open_work
    give(tickets[0], cast.carol)
    gifts = {"tickets": [(one, cast.bob) for one in tickets]}
    redistribute_work(cast.alice, gifts=gifts, by=cast.lead)
    assert owners()[0] == ["Carol", "Bob"]
    with refused("redistribute.nothing"):
        redistribute_work(cast.alice, gifts={}, by=cast.lead)


def test_by_the_page_each_row_can_be_changed(cast, open_work, tessa):
    tickets, promise, date = open_work
    absence = away(cast.alice, cast.bob)
    door = signed_in(cast.alice)
    assert "Give it away" in door.get(f"/people/absences/{absence.pk}/").content.decode()
    path = f"/tickets/absence/{absence.pk}/"
    page = door.get(path).content.decode()
    assert f'name="tickets-{tickets[0].pk}"' in page and "Bob Berger" in page
    assert owners()[0] == ["Alice", "Alice"]
    data = {
        f"tickets-{tickets[0].pk}": tessa.pk,
        f"tickets-{tickets[1].pk}": "",
        f"promises-{promise.pk}": cast.bob.pk,
        f"follow_ups-{date.pk}": cast.stranger.pk,
    }
    door.post(path, data)
    assert owners() == (["Tessa", "Alice"], ["Bob"], ["Alice"])


def test_owner_deputy_and_lead_give_away_nobody_else(cast, open_work):
    absence = away(cast.alice, cast.bob)
    path = f"/tickets/absence/{absence.pk}/"
    for person in (cast.alice, cast.bob, cast.lead):
        assert signed_in(person).get(path).status_code == 200
    for person in (cast.carol, cast.rita, cast.boss, cast.admin, cast.observer):
        assert signed_in(person).get(path).status_code == 403
    assert signed_in(cast.stranger).get(path).status_code == 404


def test_nobody_gives_away_what_is_hidden_from_them(cast, open_work):
    conceal_from(open_work[0][0], cast.bob, but_not=cast.lead)
    tickets, promises, _dates = Proposal(away(cast.alice, cast.bob), by=cast.bob).gifts()
    assert [gift.ticket for gift in tickets] == [open_work[0][1]] and not promises


def test_new_mail_of_somebody_absent_comes_up_in_the_team(cast, tessa):
    ticket = give(make_ticket(cast.technical), cast.alice)
    reply(ticket, cast.alice)
    now = timezone.now()

    def shown(person):
        seen = rules.visible_to(person)
        return [need.why for need in needs.owner_is_away(seen, person, now)]

    away(cast.alice, cast.bob)
    assert shown(tessa) == []
    write_again(ticket)
    assert len(shown(tessa)) == len(shown(cast.bob)) == 1 and "Alice Anders" in shown(tessa)[0]
    assert shown(cast.carol) == []
    Membership.objects.create(user=cast.carol, team=cast.technical)
    cast.carol.__dict__.pop("team_ids", None)
    conceal_from(ticket, cast.carol, but_not=cast.lead)
    cast.carol.__dict__.pop("_concealed", None)
    assert shown(cast.carol) == []


def test_the_offer_counts_only_dates_on_what_the_reader_may_see(cast, open_work, tessa):
    absence = away(cast.alice, deputy=tessa)
    inner = make_ticket(cast.confidential)
    kind, pk = ref(inner)
    now = timezone.now()
    FollowUp.objects.create(
        user=cast.alice, subject_type=kind, subject_id=pk, due_at=now + DAY, set_at=now
    )
    conceal_from(open_work[0][1], tessa, but_not=cast.lead)

    def counts(user):
        return counts_of(absence.user, seen_by=type(user).objects.get(pk=user.pk))

    assert counts(cast.lead) == (2, 1, 2)
    assert counts(tessa) == (1, 1, 0)
    for user in (cast.lead, tessa):
        user = type(user).objects.get(pk=user.pk)
        gifts = Proposal(absence, by=user).gifts()
        assert tuple(map(len, gifts)) == counts(user)
