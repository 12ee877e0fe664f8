"""Who handles personal data, and who sees that it was handled."""

from augenhoehe.base.offers import hidden
from augenhoehe.people.models import Role
from augenhoehe.privacy.models import Annex, Erasure, Export


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


def may_read_works(user):
    """Whoever works here reads what cannot be done with the program, and what is kept of them."""
    return user.is_authenticated and bool(user.roles)


def may_make_annex(user):
    """Whoever negotiates a works agreement, or runs the machine."""
    makers = (Role.LEAD, Role.BOSS, Role.ADMINISTRATOR, Role.OBSERVER)
    return user.is_authenticated and user.has_role(*makers)


def may_read_log(user):
    """Who took out what stands in the journal: lead and observer read it."""
    return user.is_authenticated and user.has_role(Role.LEAD, Role.OBSERVER)


def may_take_log(user):
    """Nobody takes names out of the journal but the observer, and that is on record."""
    return user.is_authenticated and user.has_role(Role.OBSERVER)


def annexes_visible_to(user):
    """Versions of the annex, for everybody who reads the page."""
    return Annex.objects.all() if may_read_works(user) else Annex.objects.none()
