"""Codes, as others may point at them."""

from augenhoehe.base.offers import subject
from augenhoehe.evaluation import rules
from augenhoehe.evaluation.models import Code, Quote

subject(Code, visible_to=rules.codes_visible_to)
subject(Quote, visible_to=rules.quotes_visible_to)
