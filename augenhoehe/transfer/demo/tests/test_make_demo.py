"""The same seed and moment give the same demo; it goes into an empty installation only."""

import pytest
from django.db import transaction

from augenhoehe.base.actions import Refused
from augenhoehe.people.models import User
from augenhoehe.tickets.models import Message, Promise, Ticket
from augenhoehe.transfer.actions.make_demo import make_demo
from augenhoehe.transfer.demo.tests.conftest import NOW

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
