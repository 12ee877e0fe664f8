"""The same seed and moment give the same demo; it goes into an empty installation only."""

from datetime import timedelta

import pytest
from django.db import transaction

from augenhoehe.base.actions import Refused
from augenhoehe.people.models import User
from augenhoehe.quiet.models import SharedLine, Space
from augenhoehe.tickets.models import Message, Promise, Ticket
from augenhoehe.transfer.actions.make_demo import make_demo
from augenhoehe.transfer.demo.make import begin_world
from augenhoehe.transfer.demo.noise import _history
from augenhoehe.transfer.demo.tests.conftest import NOW
from augenhoehe.transfer.demo.texts import scenarios
from augenhoehe.transfer.demo.year import with_priority

pytestmark = pytest.mark.django_db
SMALL = 0.02


def picture():
    """What was told, without what is drawn at random for safety."""
    yield from Ticket.objects.order_by("pk").values_list(
        "pk", "subject", "state", "opened_at", "assignee__name", "preview", "next_due_at"
    )
    yield from Message.objects.order_by("pk").values_list("pk", "at", "kind", "text", "message_id")
    yield from Promise.objects.order_by("pk").values_list("text", "due_at", "kept_at")


def told(seed):
    """The demo of a seed, put away again."""
    with transaction.atomic():
        make_demo(scale=SMALL, seed=seed, now=NOW)
        rows = list(picture())
        transaction.set_rollback(True)
    return rows


def test_the_same_seed_tells_the_same_year():
    first, same, other = told(3), told(3), told(4)
    assert first == same
    assert first != other


def test_it_is_refused_where_somebody_works():
    User.objects.create(email="anna@muster.example", name="Anna Muster")
    with pytest.raises(Refused):
        make_demo(scale=SMALL, now=NOW)
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("language", ["de", "en"])
def test_any_story_can_have_been_told_before_the_mailbox_was_connected(language):
    world = begin_world(language, seed=1, now=NOW)
    written = [row for row in scenarios() if row["team"] != "reception"]
    for row in written:
        _history(world, with_priority(row))(NOW - timedelta(days=400))
    assert len(written) > 20


def test_two_lines_of_quiet_hours_are_shared_and_no_note_is_there(demo):
    assert SharedLine.objects.count() == 2 and not Space.objects.exists()
