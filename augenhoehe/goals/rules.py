"""Who sees and changes the company's goals: all see them, boss and lead write them."""

from augenhoehe.goals.models import Goal
from augenhoehe.people.models import Role


def visible_to(user):
    """Everybody who works here sees what the company wants."""
    if not user.is_authenticated or not user.roles:
        return Goal.objects.none()
    return Goal.objects.all()


def may_change(user):
    """Whoever sets them, and whoever asks for them."""
    return user.is_authenticated and user.has_role(Role.BOSS, Role.LEAD)
