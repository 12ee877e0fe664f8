"""Standard solutions, as others may point at them and find them."""

from augenhoehe.base.offers import subject
from augenhoehe.search.scopes import EVERYONE, scopes, source
from augenhoehe.solutions import finding, rules
from augenhoehe.solutions.models import Solution

subject(Solution, visible_to=rules.visible_to)
source("solutions")(finding.docs)


@scopes("solutions")
def seen(user):
    """Whoever answers finds every solution."""
    return [EVERYONE] if user.reads_tickets else []
