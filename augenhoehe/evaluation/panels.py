"""What evaluation shows on other rooms' pages."""

from django.urls import reverse

from augenhoehe.base.offers import panel
from augenhoehe.customers.slots import COMPANY
from augenhoehe.evaluation.mood_company import statements
from augenhoehe.surveys import rules
from augenhoehe.surveys.queries import current_version
from augenhoehe.surveys.slots import ACTIONS
from augenhoehe.tickets import rules as tickets


@panel(ACTIONS, template="evaluation/results_link.html", seen=rules.visible_to, order=10)
def to_results(survey, *, mine, user):
    """The way to what came back, once anybody could answer."""
    if survey.is_veiled or current_version(survey) is None:
        return None
    return {"url": reverse("evaluation:results", args=[survey.pk])}


@panel(COMPANY, template="evaluation/mood_company.html", seen=tickets.visible_to, order=30)
def mood_of_company(company, *, mine, user):
    """What the company lately said, and how it sounded: in words, without a score."""
    told = yield from statements(company, tickets=mine, user=user)
    return {"statements": told, "company": company} if told else None
