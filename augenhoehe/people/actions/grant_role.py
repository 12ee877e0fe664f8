"""Give somebody a role, take it back."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events
from augenhoehe.people.models import Grant, Role, User
from augenhoehe.people.queries import is_last_lead
from augenhoehe.people.rules import may_grant


@action
def grant_role(user, *, role, by):
    """Give `user` a role; one that reads concerns, and the observer's, comes from a lead only."""
    _check(role, by)
    _grant, is_new = Grant.objects.get_or_create(user=_locked(user), role=role)
    if is_new:
        record(events.ROLE_GRANTED, user, by=by, role=role)
    return _forget(user)


@action
def withdraw_role(user, *, role, by):
    """Take a role from `user`; the last active lead keeps theirs."""
    _check(role, by)
    if role == Role.LEAD and is_last_lead(_locked(user)):
        sentence = _("%(name)s is the only lead. Make somebody else lead first.")
        raise Refused(sentence % {"name": user.name}, code="lead.last")
    if Grant.objects.filter(user=user, role=role).delete()[0]:
        record(events.ROLE_WITHDRAWN, user, by=by, role=role)
    return _forget(user)


@action
def set_roles(user, *, roles, by):
    """Give and take so that of all that `by` may decide `user` holds exactly these roles."""
    wanted, held = frozenset(roles), frozenset(user.roles)
    for role in sorted(wanted - held):
        grant_role(user, role=role, by=by)
    for role in sorted(held - wanted):
        if may_grant(by, role):
            withdraw_role(user, role=role, by=by)
    return user


def _check(role, by):
    if role not in Role.values:
        raise Refused(_("There is no such role."), code="role.unknown")
    if not may_grant(by, role):
        sentence = _(
            "Roles that read concerns, and the observer's, are given and taken by a lead only."
            " Please ask a lead."
        )
        raise Refused(sentence, code="role.lead_only")


def _locked(user):
    return User.objects.select_for_update().get(pk=user.pk)


def _forget(user):
    user.forget_standing()
    return user
