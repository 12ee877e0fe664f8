"""Who reads and writes standard solutions: whoever answers customers."""

from augenhoehe.solutions.models import Solution


def visible_to(user):
    """All for those who read concerns, none for others."""
    if not user.is_authenticated or not user.reads_tickets:
        return Solution.objects.none()
    return Solution.objects.all()


def may_drop_versions(user):
    """What was said once is removed by the lead only."""
    return user.is_lead


def may_change(user):
    """Everybody who answers keeps the answers right; the journal and the version say who did."""
    return user.reads_tickets
