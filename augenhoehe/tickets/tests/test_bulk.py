import pytest

from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.block import block_ticket
from augenhoehe.tickets.actions.bulk import MAX_TICKETS, change_tickets, undo_change
from augenhoehe.tickets.actions.merge import merge_ticket, unmerge_ticket
from augenhoehe.tickets.actions.place import put_customer
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Ticket, Undo
from augenhoehe.tickets.picture import picture_of
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, reply, write_again
from augenhoehe.tickets.tests.refusing import refused


@pytest.fixture
def tickets(cast):
    return [make_ticket(cast.technical, subject=f"Nr {n}") for n in range(3)]


def pictures(tickets):
    return [picture_of(Ticket.objects.get(pk=ticket.pk)) for ticket in tickets]


def verbs(cast):
    return {
        "assign": cast.bob,
        "move": cast.product,
        "prioritise": 1,
        "solve": Outcome(),
        "no_concern": "spam",
    }


@pytest.mark.parametrize("verb", ["assign", "move", "prioritise", "solve", "no_concern"])
def test_each_verb_there_and_back(cast, tickets, verb):
    before = pictures(tickets)
    undo = change_tickets(tickets, verb=verb, target=verbs(cast)[verb], by=cast.alice)
    after = pictures(tickets)
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert undo_change(undo, by=cast.alice) == 3
    assert pictures(tickets) == before
    with refused("undo.done"):
        undo_change(undo, by=cast.alice)


def test_what_changed_since_is_left_alone(cast, tickets):
    undo = change_tickets(tickets, verb="solve", target=Outcome(), by=cast.alice)
    write_again(tickets[0])
    assert undo_change(undo, by=cast.alice) == 2
    assert Ticket.objects.get(pk=tickets[0].pk).reopened_count == 1


def test_all_or_none(cast, tickets):
    mixed = [*tickets, make_ticket(cast.confidential)]
    with refused("assign.blind"):
        change_tickets(mixed, verb="assign", target=cast.bob, by=cast.lead)


def test_nothing_new_needs_no_entry_and_can_still_be_taken_back(cast, tickets):
    change_tickets(tickets, verb="assign", target=cast.bob, by=cast.alice)
    undo = change_tickets(tickets, verb="assign", target=cast.bob, by=cast.alice)
    assert undo_change(undo, by=cast.alice) == 3
    assert {one["assignee_id"] for one in pictures(tickets)} == {cast.bob.pk}


def test_there_is_a_limit(cast, tickets):
    with refused("bulk.many"):
        change_tickets(
            tickets[:1] * (MAX_TICKETS + 1), verb="solve", target=Outcome(), by=cast.alice
        )


def test_other_undos_do_not_come_in_by_this_door(cast, tickets):
    reply(tickets[0], cast.alice)
    sent = Undo.objects.get(verb="send")
    with refused("undo.done"):
        undo_change(sent, by=cast.alice)
    assert signed_in(cast.alice).post(f"/tickets/undo/{sent.pk}/").status_code == 409
    assert signed_in(cast.bob).post(f"/tickets/undo/{sent.pk}/").status_code == 404


def merge_away(ticket, cast):
    merge_ticket(ticket, into=make_ticket(cast.technical), by=cast.alice)


def take_in(ticket, cast):
    merge_ticket(make_ticket(cast.technical), into=ticket, by=cast.alice)


def block(ticket, cast):
    block_ticket(ticket, by=cast.alice)


def answer(ticket, cast):
    reply(ticket, cast.alice)


@pytest.mark.parametrize("verb", ["assign", "move", "prioritise", "solve"])
@pytest.mark.parametrize("meddle", [merge_away, take_in, block, answer])
def test_whatever_happened_to_one_since_the_others_come_back(cast, tickets, verb, meddle):
    before = pictures(tickets)
    undo = change_tickets(tickets, verb=verb, target=verbs(cast)[verb], by=cast.lead)
    after = pictures(tickets)[0]
    meddle(tickets[0], cast)
    since = pictures(tickets)[0]
    count = undo_change(undo, by=cast.lead)
    now = pictures(tickets)
    assert now[1:] == before[1:] and count == (3 if since == after else 2)
    assert now[0] == (before[0] if since == after else since)


def test_named_anew_a_concern_comes_back_and_keeps_its_customer(cast, tickets):
    before = pictures(tickets)
    undo = change_tickets(tickets, verb="solve", target=Outcome(), by=cast.alice)
    mia = make_contact(company="Muster GmbH")
    put_customer(tickets[0], company=mia.company, contact=mia, by=cast.alice)
    assert undo_change(undo, by=cast.alice) == 3
    assert pictures(tickets) == before and Ticket.objects.get(pk=tickets[0].pk).contact == mia


def test_undone_after_a_merge_both_ways_back_lead_home(cast, tickets):
    before = pictures(tickets)
    many = change_tickets(tickets, verb="assign", target=cast.bob, by=cast.alice)
    merged = merge_ticket(tickets[0], into=tickets[1], by=cast.alice)
    unmerge_ticket(merged, by=cast.alice)
    assert undo_change(many, by=cast.alice) == 3
    assert pictures(tickets) == before
