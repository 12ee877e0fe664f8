from datetime import timedelta

from django.utils import timezone

from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.ask import ask_team
from augenhoehe.tickets.actions.confide import confide_ticket
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.actions.merge import merge_ticket, unmerge_ticket
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.finding import found_ids
from augenhoehe.tickets.models import Message, State, Ticket
from augenhoehe.tickets.picture import picture_of
from augenhoehe.tickets.tests.cast import make_ticket, reply, write_again
from augenhoehe.tickets.tests.refusing import refused


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def test_there_and_back_everything_is_as_it_was(cast, ticket):
    target = make_ticket(cast.product, subject="Tee fehlt")
    reply(ticket, cast.alice)
    write_again(ticket)
    promise = give_promise(
        ticket, text="x", due_at=timezone.now() + timedelta(days=1), by=cast.alice
    )
    asked = ask_team(ticket, team=cast.commercial, question="Wer?", by=cast.alice)
    before = [picture_of(fresh(one)) for one in (ticket, target)]
    places = dict(Message.objects.values_list("pk", "ticket_id"))

    undo = merge_ticket(ticket, into=target, by=cast.alice)

    assert set(Message.objects.values_list("ticket_id", flat=True)) == {target.pk}
    assert (fresh(ticket).merged_into, fresh(ticket).state) == (target, State.CLOSED)
    assert fresh(target).message_count == 4
    for row in (promise, asked):
        row.refresh_from_db()
        assert row.ticket == target

    unmerge_ticket(undo, by=cast.alice)

    assert [picture_of(fresh(one)) for one in (ticket, target)] == before
    assert dict(Message.objects.values_list("pk", "ticket_id")) == places
    assert fresh(ticket).merged_into is None
    for row in (promise, asked):
        row.refresh_from_db()
        assert row.ticket == ticket
    with refused("undo.done"):
        unmerge_ticket(undo, by=cast.alice)


def test_what_came_since_stays_with_the_target(cast, ticket):
    target = make_ticket(cast.product)
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    write_again(target, "Seither")
    unmerge_ticket(undo, by=cast.alice)
    assert fresh(target).message_count == 2 and fresh(target).preview == "Seither"


def test_nothing_is_merged_into_itself_or_twice(cast, ticket):
    with refused("merge.self"):
        merge_ticket(ticket, into=ticket, by=cast.alice)
    target = make_ticket(cast.product)
    merge_ticket(ticket, into=target, by=cast.alice)
    with refused("ticket.merged"):
        merge_ticket(ticket, into=target, by=cast.alice)


def test_an_unanswered_customer_is_not_buried_in_a_solved_ticket(cast, ticket):
    target = make_ticket(cast.product)
    solve_ticket(target, outcome=Outcome(), by=cast.carol)
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    assert (fresh(target).state, fresh(target).reopened_count) == (State.OPEN, 1)
    assert fresh(target).unanswered_since == fresh(ticket).unanswered_since
    unmerge_ticket(undo, by=cast.alice)
    assert (fresh(target).state, fresh(target).reopened_count) == (State.SOLVED, 0)


def test_with_the_lead_it_stays_where_it_is(cast, ticket):
    hand_over_urgently(ticket, danger="press", sentence="!", by=cast.alice)
    target = make_ticket(cast.technical)
    with refused("merge.handover"):
        merge_ticket(ticket, into=target, by=cast.alice)


def test_merging_opens_nothing_that_is_closed(cast, ticket):
    target = make_ticket(cast.technical)
    secret = make_ticket(cast.confidential)
    with refused("merge.opens"):
        merge_ticket(secret, into=target, by=cast.lead)
    conceal_from(ticket, cast.bob, but_not=cast.lead)
    with refused("merge.opens"):
        merge_ticket(ticket, into=target, by=cast.lead)
    other = make_ticket(cast.technical)
    confide_ticket(other, readers=[cast.alice], by=cast.lead)
    with refused("merge.opens"):
        merge_ticket(other, into=target, by=cast.alice)
    confide_ticket(target, readers=[cast.alice, cast.carol], by=cast.lead)
    with refused("merge.opens"):
        merge_ticket(other, into=target, by=cast.lead)
    merge_ticket(make_ticket(cast.technical), into=target, by=cast.lead)


def test_the_search_leads_to_the_ticket_it_went_into(cast, ticket, work):
    target = make_ticket(cast.technical, subject="Anderes")
    undo = merge_ticket(ticket, into=target, by=cast.alice)
    work()
    assert set(found_ids(cast.alice, "hier kommt")) == {target.pk}
    unmerge_ticket(undo, by=cast.alice)
    work()
    assert set(found_ids(cast.alice, "hier kommt")) == {ticket.pk, target.pk}


def test_somebody_elses_merge_is_not_mine_to_undo(cast, ticket):
    undo = merge_ticket(ticket, into=make_ticket(cast.technical), by=cast.alice)
    assert signed_in(cast.bob).post(f"/tickets/undo/{undo.pk}/").status_code == 404
    assert signed_in(cast.alice).post(f"/tickets/undo/{undo.pk}/").status_code == 302
