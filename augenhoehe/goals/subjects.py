"""Goals, as others may point at them and measures may serve them."""

from augenhoehe.base.offers import ref, subject
from augenhoehe.goals import queries, rules
from augenhoehe.goals.models import Goal
from augenhoehe.measures.aims import aims

subject(Goal, visible_to=rules.visible_to)


@aims("goals")
def company_goals(user):
    """The goals that hold now."""
    return [(ref(goal), str(goal)) for goal in queries.in_force(rules.visible_to(user))]
