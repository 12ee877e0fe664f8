"""Somebody is away; somebody is back."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events
from augenhoehe.people.models import Absence, User
from augenhoehe.people.queries import absent_on


@action
def start_absence(user, *, starts_on, ends_on, deputy=None, by):
    """Note from when until when `user` is away and who answers for them; never why."""
    User.objects.select_for_update().get(pk=user.pk)
    _check_days(user, starts_on, ends_on)
    _check_deputy(user, deputy, starts_on)
    absence = Absence.objects.create(user=user, deputy=deputy, starts_on=starts_on, ends_on=ends_on)
    record(events.ABSENCE_STARTED, user, by=by, absence_id=absence.pk)
    return absence


@action
def end_absence(absence, *, by):
    """The person is back, or does not go away after all."""
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    if absence.ended_at:
        raise Refused(_("This absence has ended already."), code="absence.over")
    absence.ended_at = timezone.now()
    absence.save(update_fields=["ended_at"])
    record(events.ABSENCE_ENDED, absence.user, by=by, absence_id=absence.pk)
    return absence


def _check_days(user, starts_on, ends_on):
    if ends_on < max(starts_on, timezone.localdate()):
        sentence = _("An absence cannot end before it begins, or before today.")
        raise Refused(sentence, code="absence.days")
    same = Absence.objects.filter(user=user, ended_at=None)
    if other := same.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).first():
        sentence = _("%(name)s is noted as absent already until %(day)s. End that first.")
        words = {"name": user.name, "day": date_format(other.ends_on)}
        raise Refused(sentence % words, code="absence.overlaps")


def _check_deputy(user, deputy, starts_on):
    if deputy is None:
        return
    if deputy == user or not deputy.is_active:
        raise Refused(_("Choose a colleague as deputy."), code="absence.deputy")
    if deputy.pk in absent_on(starts_on):
        sentence = _("%(name)s is away then, too. Choose somebody else.")
        raise Refused(sentence % {"name": deputy.name}, code="absence.deputy_away")
