from augenhoehe.journal.models import Entry
from augenhoehe.tickets import events, rules
from augenhoehe.tickets.actions.assign import assign_ticket
from augenhoehe.tickets.actions.confide import confide_ticket
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_ticket
from augenhoehe.tickets.tests.refusing import refused


def test_it_is_theirs_and_back_to_the_team(cast, ticket):
    assign_ticket(ticket, to=cast.bob, by=cast.alice)
    assert Ticket.objects.get(pk=ticket.pk).assignee == cast.bob
    assign_ticket(ticket, to=None, by=cast.alice)
    assert Ticket.objects.get(pk=ticket.pk).assignee is None
    assert Entry.objects.filter(kind=events.ASSIGNED.code).count() == 2


def test_giving_it_to_whoever_has_it_is_nothing_new(cast, ticket):
    assign_ticket(ticket, to=cast.bob, by=cast.alice)
    assign_ticket(ticket, to=cast.bob, by=cast.alice)
    assert Entry.objects.filter(kind=events.ASSIGNED.code).count() == 1


def test_nobody_gets_what_they_may_not_read(cast):
    secret = make_ticket(cast.confidential)
    for person in (cast.alice, cast.boss, cast.admin, cast.observer, cast.stranger):
        with refused("assign.blind"):
            assign_ticket(secret, to=person, by=cast.lead)


def test_nobody_gets_what_is_hidden_from_them(cast, ticket):
    conceal_from(ticket, cast.bob, but_not=cast.lead)
    with refused("assign.blind"):
        assign_ticket(ticket, to=cast.bob, by=cast.lead)


def test_whoever_left_gets_nothing(cast, ticket):
    cast.bob.is_active = False
    cast.bob.save()
    with refused("assign.blind"):
        assign_ticket(ticket, to=cast.bob, by=cast.alice)


def test_whoever_has_a_confidential_ticket_may_read_it(cast, ticket):
    confide_ticket(ticket, readers=[], by=cast.lead)
    assign_ticket(ticket, to=cast.carol, by=cast.lead)
    assert rules.visible_to(cast.carol).filter(pk=ticket.pk).exists()
    assert not rules.visible_to(cast.alice).filter(pk=ticket.pk).exists()
