"""What is found of measures and ideas."""

from augenhoehe.base.offers import ref
from augenhoehe.measures.models import Idea, Measure
from augenhoehe.search.actions import Doc

SCOPE = "measures"


def texts_of(measure):
    """Everything that was written down with a measure."""
    expected = [text for one in measure.expectations.all() for text in (one.hypothesis, one.reason)]
    steps = [step.text for step in measure.steps.all()]
    reasons = [check.reason for check in measure.checks.all()]
    own = [measure.signal_text, measure.ending, measure.lesson]
    return [measure.title, *own, *expected, *steps, *reasons]


def texts_of_idea(idea):
    """Both fields and the answer."""
    return [idea.noticed, idea.better, idea.answer]


def doc_of(thing):
    """The document of a measure or an idea."""
    if isinstance(thing, Idea):
        texts, names, at = texts_of_idea(thing), [], thing.given_at
    else:
        texts, names, at = texts_of(thing), [thing.title], thing.created_at
    return Doc(owner=ref(thing), at=at, scope=SCOPE, texts=[t for t in texts if t], names=names)


def docs():
    """The documents of all measures and ideas."""
    parts = ("expectations", "steps", "checks")
    for measure in Measure.objects.prefetch_related(*parts).iterator(500):
        yield doc_of(measure)
    for idea in Idea.objects.iterator(500):
        yield doc_of(idea)
