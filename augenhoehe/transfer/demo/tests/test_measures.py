"""The demo's goals, ideas and measures: one of each state, each with its page."""

import pytest
from django.test import Client

from augenhoehe.goals.models import Goal
from augenhoehe.measures.models import Check, Idea, Measure
from augenhoehe.people.models import DemoSignIn
from augenhoehe.tickets.models import SolutionUse, Ticket

pytestmark = pytest.mark.django_db


def test_there_is_one_of_everything(demo):
    assert set(Measure.objects.values_list("state", flat=True)) == set(Measure.State.values)
    assert set(Idea.objects.values_list("state", flat=True)) == set(Idea.State.values)
    assert Goal.objects.count() == 3 and Goal.objects.filter(wording="").count() == 1
    assert Check.objects.get().verdict == "does_not_work"
    assert Measure.objects.filter(ideas__isnull=False).exists()


def test_what_was_expected_stands_before_the_start(demo):
    for measure in Measure.objects.filter(kind="proof").exclude(started_on=None):
        first = measure.expectations.first()
        assert first.at.date() <= measure.started_on and not first.is_after_start


def test_the_rewritten_solutions_are_used_more_often(demo):
    start = Measure.objects.get(indicator="solutions.solved").started_on
    solved = Ticket.objects.real().exclude(solved_at=None)
    used = set(SolutionUse.objects.values_list("ticket_id", flat=True))
    before, after = [], []
    for ticket in solved:
        (after if ticket.solved_at.date() >= start else before).append(ticket.pk in used)
    assert sum(after) / len(after) > sum(before) / len(before)


def test_every_page_opens_to_the_boss(demo):
    client = Client()
    client.force_login(next(one.user for one in sign_ins() if one.user.has_role("boss")))
    for thing in [*Measure.objects.all(), *Idea.objects.all(), *Goal.objects.all()]:
        assert client.get(thing.get_absolute_url()).status_code == 200, thing


def sign_ins():
    return DemoSignIn.objects.select_related("user")
