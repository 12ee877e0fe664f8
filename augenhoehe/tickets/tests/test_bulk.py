import pytest

from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.bulk import MAX_TICKETS, change_tickets, undo_change
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Ticket, Undo
from augenhoehe.tickets.picture import picture_of
from augenhoehe.tickets.tests.cast import make_ticket, reply, write_again
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
