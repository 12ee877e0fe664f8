"""Who sees figures and who decides on them."""

from augenhoehe.indicators.models import Agreement
from augenhoehe.people.models import Role

AIMING = (Role.LEAD, Role.BOSS)


def may_see(user):
    """Everybody who works here, so that nobody is judged by figures they cannot see."""
    return user.is_authenticated and bool(user.roles)


def may_set_target(user):
    """Lead and boss say where a figure shall be."""
    return user.has_role(*AIMING)


def may_enter_agreement(user):
    """Who keeps the settings enters what was agreed; who agreed is in it."""
    return user.may_change_settings


def agreements_visible_to(user):
    """Agreements are for everybody to read: they are about everybody here."""
    return Agreement.objects.all() if may_see(user) else Agreement.objects.none()
