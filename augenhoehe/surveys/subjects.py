"""Surveys and responses, as others may point at them."""

from augenhoehe.base.offers import subject
from augenhoehe.surveys import rules
from augenhoehe.surveys.models import Response, Survey

subject(Survey, visible_to=rules.visible_to)
subject(Response, visible_to=rules.responses_visible_to)
