from django.utils import timezone

from augenhoehe.measures.actions.start import start_measure
from augenhoehe.measures.actions.step import add_step
from augenhoehe.measures.models import Measure
from augenhoehe.measures.needs import due, review, start, step
from augenhoehe.measures.tests.making import day, improvement, quick


def needs_of(function, user):
    return function(Measure.objects.all(), user, timezone.now())


def test_a_quick_measure_comes_to_its_owners_day_when_it_is_due(cast):
    made = quick(cast)
    assert needs_of(due, cast.alice) == []
    Measure.objects.filter(pk=made.pk).update(due_on=day())
    assert len(needs_of(due, cast.alice)) == 1 and needs_of(due, cast.bob) == []


def test_a_review_comes_to_the_owner_and_the_lead(cast):
    made = start_measure(improvement(cast), by=cast.lead)
    Measure.objects.filter(pk=made.pk).update(due_on=day())
    assert len(needs_of(review, cast.alice)) == len(needs_of(review, cast.lead)) == 1
    assert needs_of(review, cast.bob) == []


def test_what_should_have_started_is_said(cast):
    improvement(cast)
    assert len(needs_of(start, cast.alice)) == 1


def test_a_step_comes_to_whoever_has_it(cast):
    add_step(quick(cast), text="Anrufen", owner=cast.bob, due_on=day(), by=cast.lead)
    assert [one.label for one in needs_of(step, cast.bob)] == ["Anrufen"]
