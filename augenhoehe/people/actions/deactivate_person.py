"""Somebody leaves; somebody comes back."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events
from augenhoehe.people.duties import duties_of
from augenhoehe.people.models import User
from augenhoehe.people.queries import is_last_lead


@action
def deactivate_person(user, *, by):
    """End somebody's access at once; what they still hold must be given away before."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if by == user:
        raise Refused(_("Nobody can deactivate themselves."), code="person.self")
    if is_last_lead(user):
        sentence = _("%(name)s is the only lead. Make somebody else lead first.")
        raise Refused(sentence % {"name": user.name}, code="lead.last")
    if held := duties_of(user):
        what = ", ".join(f"{duty.count} {duty.label}" for duty in held)
        sentence = _("%(name)s still has: %(what)s. Give that away first.")
        raise Refused(sentence % {"name": user.name, "what": what}, code="person.has_work")
    user.is_active = False
    user.save(update_fields=["is_active"])
    record(events.DEACTIVATED, user, by=by)
    return user


@action
def reactivate_person(user, *, by):
    """Let somebody in again, with the roles and teams they had."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(events.REACTIVATED, user, by=by)
    return user
