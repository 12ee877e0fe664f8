import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.measures.actions.idea import give_idea
from augenhoehe.measures.actions.open import plan_improvement
from augenhoehe.measures.facts import Sketch
from augenhoehe.measures.models import Idea, Measure
from augenhoehe.measures.tests.making import day, expected, improvement, quick


def test_a_quick_measure_runs_from_its_first_day(cast):
    made = quick(cast)
    assert (made.state, made.started_on, made.kind) == ("running", day(), "quick")


def test_a_quick_measure_has_a_title_and_a_day_to_come(cast):
    with pytest.raises(Refused):
        quick(cast, title=" ")
    with pytest.raises(Refused):
        quick(cast, due_on=day(-1))
    with pytest.raises(Refused):
        quick(cast, cost=(200, 100))
    assert not Measure.objects.exists()


def test_an_improvement_is_planned_with_its_expectation(cast):
    made = improvement(cast, plan={"code": "visible"})
    assert (made.state, made.indicator, made.due_on) == ("planned", "solutions.solved", day(90))
    assert made.expectations.get().plan == {"code": "visible"}


@pytest.mark.parametrize(
    "wrong",
    [{"review_on": day(-1)}, {"starts_on": day(-1)}, {"expected": 0}, {"starts_on": day(90)}],
)
def test_what_is_expected_is_written_before_the_start_and_checked_after_it(cast, wrong):
    sketch = Sketch(title="Neue Vorlage", owner=cast.alice)
    with pytest.raises(Refused):
        plan_improvement(sketch, expected=expected(**wrong), plan={}, by=cast.lead)
    assert not Measure.objects.exists()


def test_an_idea_becomes_a_measure_and_was_answered_by_that(cast):
    idea = give_idea("Alle fragen nach dem Termin", better="Ihn nennen", by=cast.bob)
    made = quick(cast, idea=idea)
    idea.refresh_from_db()
    assert (idea.state, idea.measure) == (Idea.State.TAKEN, made)
    assert idea.waited is not None
