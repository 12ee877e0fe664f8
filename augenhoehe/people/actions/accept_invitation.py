"""Come in by an invitation; choose a new password by a link."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events
from augenhoehe.people.models import Grant, Invitation, Membership, Team, User
from augenhoehe.people.rules import may_confide, may_grant, may_let_in


@action
def accept_invitation(invitation, *, name, password, language, by):
    """Make the invited person's account with the roles and teams of the invitation, once."""
    invitation = _still_open(invitation)
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise Refused(_("This account exists already. Please sign in."), code="invitation.known")
    giver = invitation.invited_by
    _check(giver.is_active and all(may_grant(giver, role) for role in invitation.roles))
    user = User(email=invitation.email, name=name, language=language, date_joined=timezone.now())
    user.set_password(password)
    user.save()
    Grant.objects.bulk_create(Grant(user=user, role=role) for role in invitation.roles)
    teams = Team.objects.filter(pk__in=invitation.team_ids, retired_at=None)
    if not may_confide(giver):
        teams = teams.filter(is_confidential=False)
    Membership.objects.bulk_create(Membership(user=user, team=team) for team in teams)
    _use_up(invitation)
    record(events.ACCEPTED, user, by=user, invitation_id=invitation.pk)
    return user


@action
def renew_password(invitation, *, password, by):
    """Set the password that the person of a link has chosen; the link ends with it."""
    invitation = _still_open(invitation)
    user = invitation.person
    _check(invitation.invited_by.is_active and may_let_in(invitation.invited_by, user))
    user.set_password(password)
    user.save(update_fields=["password"])
    _use_up(invitation)
    record(events.PASSWORD_RENEWED, user, by=user)
    return user


def _still_open(invitation):
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    _check(locked.is_open(timezone.now()))
    return locked


def _use_up(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(accepted_at=timezone.now())


def _check(is_valid):
    if not is_valid:
        sentence = _("This link does not work any more. Ask for a new one.")
        raise Refused(sentence, code="invitation.over")
