"""Measures and ideas, as others may point at them."""

from augenhoehe.base.offers import subject
from augenhoehe.measures import finding, rules
from augenhoehe.measures.models import Idea, Measure
from augenhoehe.search.scopes import scopes, source

subject(Measure, visible_to=rules.visible_to)
subject(Idea, visible_to=rules.ideas_visible_to)
source("measures")(finding.docs)


@scopes("measures")
def seen(user):
    """Everybody who works here finds measures and ideas."""
    return [finding.SCOPE] if user.roles else []
