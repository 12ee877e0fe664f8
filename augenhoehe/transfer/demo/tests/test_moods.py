"""The demo's calls: most have a click, none says more than the customer's mood."""

import pytest

from augenhoehe.tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db


def test_most_calls_have_a_click_and_some_have_none(demo):
    calls = Message.objects.filter(kind="call")
    moods = list(calls.values_list("mood", flat=True))
    assert None not in moods and "" in moods
    assert sum(bool(mood) for mood in moods) > len(moods) / 2
    assert not Message.objects.exclude(kind="call").exclude(mood=None).exists()


def test_whoever_spoke_is_known_so_that_few_can_be_held_back(demo):
    assert not Message.objects.exclude(mood="").exclude(mood=None).filter(heard_by=None).exists()


def test_what_was_not_solved_was_solved_before(demo):
    for ticket in Ticket.objects.exclude(unsolved_at=None):
        assert ticket.reopened_count and ticket.opened_at < ticket.unsolved_at
