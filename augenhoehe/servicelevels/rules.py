"""Who may see and change service levels."""

from augenhoehe.people.models import Role, Team
from augenhoehe.servicelevels.models import Calendar


def may_see(user):
    """May this person read the settings? The observer reads, and changes nothing."""
    return user.may_change_settings or user.has_role(Role.OBSERVER)


def may_change(user):
    """May this person change service hours and deadlines?"""
    return user.may_change_settings


def visible_to(user):
    """The calendars that this person may open as settings."""
    return Calendar.objects.all() if may_see(user) else Calendar.objects.none()


def teams_for(user):
    """The teams whose deadlines this person may open as settings."""
    return Team.objects.filter(retired_at=None) if may_see(user) else Team.objects.none()
