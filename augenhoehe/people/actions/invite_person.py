"""Invite somebody, take the invitation back."""

from datetime import timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events, letters
from augenhoehe.people.models import Invitation, User
from augenhoehe.people.queries import may_send_links
from augenhoehe.people.rules import may_confide, may_grant
from augenhoehe.people.tokens import hash_of, new_token

VALID_FOR = timedelta(days=7)


class Invitee(NamedTuple):
    """Who shall come: address, name, roles, teams, language."""

    email: str
    name: str
    roles: tuple = ()
    teams: tuple = ()
    language: str = "de"


class Invited(NamedTuple):
    """The invitation and its address, which is known only now."""

    invitation: Invitation
    path: str
    is_mailed: bool


@action
def invite_person(invitee, *, by):
    """Invite somebody for seven days; an older invitation to the same address ends.

    The link goes out by mail only where AUGENHOEHE_URL says how we are reached.
    """
    email = invitee.email.lower()
    if User.objects.filter(email__iexact=email).exists():
        sentence = _("%(email)s belongs to somebody who is here already.") % {"email": email}
        raise Refused(sentence, code="invitation.known")
    _check_grants(invitee, by)
    _waiting(email).update(withdrawn_at=timezone.now())
    token = new_token()
    invitation = Invitation.objects.create(
        email=email,
        name=invitee.name,
        language=invitee.language,
        roles=sorted(set(invitee.roles)),
        team_ids=sorted({team.pk for team in invitee.teams}),
        **stamp(token, by),
    )
    record(events.INVITED, invitation, by=by)
    return hand_out(invitation, token, letter="invitation")


@action
def withdraw_invitation(invitation, *, by):
    """Take back an invitation that was not used yet."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.accepted_at:
        sentence = _("This invitation was accepted already. You can deactivate the person.")
        raise Refused(sentence, code="invitation.accepted")
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record(events.INVITATION_WITHDRAWN, invitation, by=by)
    return invitation


def stamp(token, by):
    """What every way in carries: whose it is, since when, until when, and the token's hash."""
    now = timezone.now()
    return {
        "token_hash": hash_of(token),
        "invited_by": by,
        "invited_at": now,
        "expires_at": now + VALID_FOR,
    }


def hand_out(invitation, token, *, letter):
    """Mail the link where that is possible; give it back in any case, for showing it once."""
    path = reverse("people:accept", args=[token])
    is_mailed = may_send_links()
    if is_mailed:
        letters.send(letter, invitation, path=path)
    return Invited(invitation, path, is_mailed)


def _waiting(email):
    return Invitation.objects.filter(
        email__iexact=email, accepted_at=None, withdrawn_at=None, person=None
    )


def _check_grants(invitee, by):
    if not all(may_grant(by, role) for role in invitee.roles):
        sentence = _("Roles that read concerns are given by a lead only. Invite without them.")
        raise Refused(sentence, code="role.lead_only")
    if any(team.is_confidential for team in invitee.teams) and not may_confide(by):
        sentence = _("Only a lead lets people into a confidential team.")
        raise Refused(sentence, code="team.lead_only")
