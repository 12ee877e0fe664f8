"""Codes and texts for tests."""

from django.utils import timezone

from augenhoehe.evaluation.actions.change_code import create_code
from augenhoehe.surveys.models import Response
from augenhoehe.surveys.tests.cast import make_survey


def add_code(lead, name="Warten", words="warte*", **fields):
    """A code of the code book."""
    facts = {"name_de": name, "words": words, "exclusions": "", "denied": "skip"}
    return create_code(facts | fields, by=lead)


def say(text, survey=None, **fields):
    """A response to a personal survey, as it stands in the database."""
    survey = survey or make_survey("nps")
    facts = {"score": 3, "channel": "mail", "at": timezone.now(), "text": text, **fields}
    return Response.objects.create(survey=survey, version=survey.versions.last(), **facts)
