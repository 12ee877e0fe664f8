"""What evaluation shows on other rooms' pages."""

from django.urls import reverse

from augenhoehe.base.offers import panel
from augenhoehe.surveys import rules
from augenhoehe.surveys.queries import current_version
from augenhoehe.surveys.slots import ACTIONS


@panel(ACTIONS, template="evaluation/results_link.html", seen=rules.visible_to, order=10)
def to_results(survey, *, mine, user):
    """The way to what came back, once anybody could answer."""
    if current_version(survey) is None:
        return None
    return {"url": reverse("evaluation:results", args=[survey.pk])}
