"""Who handles personal data, and who sees that it was handled."""

from augenhoehe.base.offers import hidden
from augenhoehe.people.models import Role
from augenhoehe.privacy.models import Erasure, Export


def may_handle(user):
    """Exports and erasures show content: the lead's."""
    return user.is_authenticated and user.is_lead


def may_see(user):
    """Settings and protocol, without content."""
    seers = (Role.LEAD, Role.ADMINISTRATOR, Role.OBSERVER)
    return user.is_authenticated and user.has_role(*seers)


def may_change(user):
    """How long data are kept is a setting."""
    return user.is_authenticated and user.may_change_settings


def visible_to(user):
    """Packed exports: only those one asked for oneself, and only as a lead."""
    if not may_handle(user):
        return Export.objects.none()
    return Export.objects.filter(asked_by=user)


def erasures_visible_to(user):
    """Erasures that were asked for."""
    return Erasure.objects.all() if may_handle(user) else Erasure.objects.none()


def rests_visible_to(user):
    """Erasures that left something: for leads from whom nothing is hidden."""
    if not may_handle(user) or hidden(user):
        return Erasure.objects.none()
    return Erasure.objects.filter(held_back=True)
