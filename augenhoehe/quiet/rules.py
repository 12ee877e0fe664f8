"""Who sees what of the quiet hour: notes their owner only, lines whom they were shared with."""

from django.db.models import Q

from augenhoehe.quiet.models import Audience, Note, SharedLine, Space


def may_keep_quiet_hours(user):
    """Whoever works here has a private space."""
    return user.is_authenticated and bool(user.roles)


def spaces_of(user):
    """The private space of a person, if there is one."""
    if not may_keep_quiet_hours(user):
        return Space.objects.none()
    return Space.objects.filter(owner=user)


def notes_of(user):
    """The sealed notes of a person; of nobody else, whatever the role."""
    return Note.objects.filter(space__owner=user).select_related("space")


def lines_visible_to(user):
    """One's own lines, and those of people here that were shared with a circle one belongs to."""
    if not may_keep_quiet_hours(user):
        return SharedLine.objects.none()
    seen = Q(owner=user) | Q(audience=Audience.HOUSE)
    seen |= Q(audience=Audience.TEAMS, owner__memberships__team__in=user.team_ids)
    if user.is_lead:
        seen |= Q(audience=Audience.LEAD)
    ids = SharedLine.objects.filter(seen, owner__is_active=True).values("pk")
    return SharedLine.objects.filter(pk__in=ids)
