from importlib import import_module

from django.apps import apps
from django.utils import timezone

from augenhoehe.servicelevels.tests.cast import calendar as make_calendar
from augenhoehe.servicelevels.tests.cast import policy as make_policy
from augenhoehe.tickets.actions.assign import assign_ticket
from augenhoehe.tickets.actions.move import move_ticket
from augenhoehe.tickets.finding import found_ids
from augenhoehe.tickets.models import StateSpan, Ticket
from augenhoehe.tickets.tests.refusing import refused


def test_the_other_teams_deadlines_hold_and_nobody_has_it_yet(cast, ticket):
    make_policy(cast.commercial, make_calendar())
    assign_ticket(ticket, to=cast.alice, by=cast.alice)
    move_ticket(ticket, team=cast.commercial, by=cast.alice)
    now = Ticket.objects.get(pk=ticket.pk)
    assert now.team == cast.commercial and now.assignee is None and now.solution_due_at
    assert list(StateSpan.objects.order_by("id").values_list("team_id", flat=True)) == [
        cast.technical.pk,
        cast.commercial.pk,
    ]


def test_a_member_of_the_other_team_keeps_it(cast, ticket):
    assign_ticket(ticket, to=cast.bob, by=cast.alice)
    move_ticket(ticket, team=cast.commercial, by=cast.alice)
    assert Ticket.objects.get(pk=ticket.pk).assignee == cast.bob


def test_a_retired_team_gets_nothing(cast, ticket):
    cast.product.retired_at = timezone.now()
    cast.product.save()
    with refused("move.retired"):
        move_ticket(ticket, team=cast.product, by=cast.alice)


def test_moved_to_a_confidential_team_it_is_found_by_its_members_only(cast, ticket, work):
    work()
    assert found_ids(cast.alice, "Tee")
    move_ticket(ticket, team=cast.confidential, by=cast.lead)
    work()
    assert not found_ids(cast.alice, "Tee") and found_ids(cast.dora, "Tee")


def test_each_move_is_counted_on_the_ticket(cast, ticket):
    move_ticket(ticket, team=cast.commercial, by=cast.alice)
    move_ticket(ticket, team=cast.commercial, by=cast.alice)
    move_ticket(ticket, team=cast.technical, by=cast.bob)
    assert Ticket.objects.get(pk=ticket.pk).moved_count == 2


def test_moves_from_before_they_were_counted_are_counted_by_the_update(cast, ticket):
    move_ticket(ticket, team=cast.commercial, by=cast.alice)
    Ticket.objects.update(moved_count=0)
    update = import_module("augenhoehe.tickets.migrations.0005_how_often_moved")
    update.count_moves(apps, None)
    assert Ticket.objects.get(pk=ticket.pk).moved_count == 1
