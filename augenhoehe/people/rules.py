"""Who may see and do what with people, teams, absences. The table is in `docs/roles.md`."""

from django.db.models import Q

from augenhoehe.people.models import (
    READING_ROLES,
    Absence,
    FollowUp,
    Invitation,
    Role,
    Team,
    User,
)

GIVEN_BY_LEADS = READING_ROLES | {Role.OBSERVER}
SEES_SETTINGS = (Role.LEAD, Role.ADMINISTRATOR, Role.OBSERVER)


def may_see_settings(user):
    """Lead and administrator keep the settings; the observer reads them."""
    return user.is_authenticated and user.has_role(*SEES_SETTINGS)


def may_change_settings(user):
    """Names, hours, teams, touchpoints, mailboxes …"""
    return user.is_authenticated and user.may_change_settings


def visible_to(user):
    """The people `user` may know of: colleagues; those who left, for those who keep the settings.

    Whoever has no role yet sees only their own entry.
    """
    if not user.is_authenticated:
        return User.objects.none()
    if may_see_settings(user):
        return User.objects.all()
    if user.roles:
        return User.objects.filter(Q(is_active=True) | Q(pk=user.pk))
    return User.objects.filter(pk=user.pk)


def teams_visible_to(user):
    """Everybody who works here knows the teams by name."""
    if not user.is_authenticated or not user.roles:
        return Team.objects.none()
    return Team.objects.all()


def invitations_visible_to(user):
    """Open and past invitations belong to those who keep the people."""
    return Invitation.objects.all() if may_see_settings(user) else Invitation.objects.none()


def absences_visible_to(user):
    """Who is away, and until when, is known to all colleagues."""
    return Absence.objects.filter(user__in=visible_to(user))


def follow_ups_visible_to(user):
    """A follow-up date is its person's own."""
    if not user.is_authenticated:
        return FollowUp.objects.none()
    return FollowUp.objects.filter(user=user)


def may_invite(user):
    """Lead and administrator bring people in."""
    return user.may_change_settings


def may_grant(giver, role):
    """Roles that read concerns come from a lead only, so no administrator can reach one.

    So does the observer's, who may read what one person did: that takes two pairs of hands.
    `giver` is a person, or the name of a system actor (console, import), which may.
    """
    if isinstance(giver, str):
        return True
    if not giver.is_active:
        return False
    return giver.is_lead if role in GIVEN_BY_LEADS else giver.may_change_settings


def grantable_by(user):
    """The roles that `user` may give and take."""
    return [role for role in Role if may_grant(user, role)]


def may_confide(giver):
    """Who reads a confidential team is the lead's to say."""
    return isinstance(giver, str) or giver.is_lead


def may_deactivate(user, person):
    """Nobody switches themselves off, and an administrator no lead."""
    return (
        user.may_change_settings and user.pk != person.pk and (user.is_lead or not person.is_lead)
    )


def may_reactivate(user, person):
    """An account that reads concerns, or what people did, is brought back by a lead only."""
    return user.is_lead or (user.may_change_settings and not person.has_role(*GIVEN_BY_LEADS))


def may_let_in(user, person):
    """A link to a new password opens the account: a lead draws it, never for another lead."""
    return user.is_lead and person.is_active and not person.is_lead


def may_correct_address(user, person):
    """Draw a link to a new address; it changes nothing until that very person confirms it."""
    return user.may_change_settings and person.is_active


def may_note_absence(user, person):
    """One's own; the lead for everybody."""
    return user.is_lead or (user.pk == person.pk and bool(user.roles))
