"""Measures to test with."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.measures.actions.open import open_measure, plan_improvement
from augenhoehe.measures.facts import Expected, Sketch


def day(days=0):
    """So many days from today."""
    return timezone.localdate() + timedelta(days=days)


def quick(cast, **more):
    """A quick measure that Alice has, due in a week."""
    facts = {"title": "Vorlage ändern", "owner": cast.alice, "due_on": day(7), **more}
    return open_measure(Sketch(**facts), by=cast.lead)


def expected(**more):
    """More solved by standard solutions: ten points in three months."""
    facts = {
        "hypothesis": "Mit der neuen Vorlage löst das Team mehr selbst.",
        "indicator": "solutions.solved",
        "expected": 0.1,
        "starts_on": day(),
        "review_on": day(90),
        **more,
    }
    return Expected(**facts)


def improvement(cast, plan=None, **more):
    """An improvement that Alice has, planned for today."""
    sketch = Sketch(title="Neue Vorlage", owner=cast.alice)
    return plan_improvement(sketch, expected=expected(**more), plan=plan or {}, by=cast.lead)
