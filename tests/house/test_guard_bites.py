"""The watch over writes bites: it is told nothing but sees each statement."""

import pytest
from django.db import transaction

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.people.models import Team
from tests.guard import at_work


@action
def rename_silently(team, *, by):
    """Write and record nothing: what no action may do."""
    Team.objects.filter(pk=team.pk).update(name="Silent")


@housekeeping("a name for a test is nobody's business")
def rename_quietly(team):
    """Write what nobody asks about."""
    Team.objects.filter(pk=team.pk).update(name="Quiet")


@pytest.fixture
def guard(only_actions_write):
    """The guard, whose complaints are what these tests want."""
    yield only_actions_write
    only_actions_write.complaints.clear()


@pytest.fixture
def team(db):
    return Team.objects.create(name="Loud")


@pytest.mark.parametrize(
    "write",
    [
        lambda team: team.save(),
        lambda team: Team.objects.update(name="x"),
        lambda team: Team.objects.create(name="y"),
        lambda team: Team.objects.bulk_create([Team(name="z")]),
        lambda team: team.delete(),
    ],
    ids=["save", "update", "create", "bulk_create", "delete"],
)
def test_a_write_outside_an_action_is_refused(guard, team, write):
    with at_work(), pytest.raises(AssertionError), transaction.atomic():
        write(team)
    assert guard.complaints


def test_an_action_that_wrote_and_recorded_nothing_fails(guard, team):
    with at_work(), pytest.raises(AssertionError, match="recorded nothing"):
        rename_silently(team, by="system")
    assert guard.complaints


def test_housekeeping_and_the_cast_of_a_test_may_write(guard, team):
    with at_work():
        rename_quietly(team)
    team.save()
    assert not guard.complaints
