"""Measures and ideas, as others may point at them."""

from augenhoehe.base.offers import subject
from augenhoehe.measures import rules
from augenhoehe.measures.models import Idea, Measure

subject(Measure, visible_to=rules.visible_to)
subject(Idea, visible_to=rules.ideas_visible_to)
