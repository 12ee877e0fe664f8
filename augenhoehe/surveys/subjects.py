"""Surveys and responses, as others may point at them."""

from augenhoehe.base.offers import subject
from augenhoehe.surveys import rules
from augenhoehe.surveys.models import CallBack, Invitation, Response, Survey
from augenhoehe.tickets.merging import stays
from augenhoehe.tickets.rules import concealed_of

subject(Survey, visible_to=rules.visible_to)
subject(Response, visible_to=rules.responses_visible_to, hides=concealed_of(Response))
subject(
    CallBack,
    visible_to=rules.call_backs_visible_to,
    hides=concealed_of(CallBack, "response__ticket"),
)

# Whoever was asked reads the concern's subject: after a merge it could be another person's.
stays(Invitation, "ticket", "a customer is asked about their own concern")
stays(Response, "ticket", "what a customer answered is about their own concern")
