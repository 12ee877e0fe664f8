"""The full form is switched on with a reason, and off again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import assignable_people
from augenhoehe.reviews import events
from augenhoehe.reviews.models import FullForm

LARGE = 30


def is_large():
    """Do so many people answer here that the full form is offered by itself?"""
    return assignable_people().count() >= LARGE


@action
def switch_full_form_on(reason, *, ground, by):
    """Switch the full form on: because the department is large, or an agreement says so."""
    if FullForm.objects.filter(off_at=None).exists():
        raise Refused(_("The full form is on already."), code="fullform.on")
    if ground == FullForm.Ground.SIZE and not is_large():
        text = _(
            "Fewer than %(large)s people work here: the everyday form is enough. The full form is "
            "for you only if a works agreement says so."
        )
        raise Refused(text % {"large": LARGE}, code="fullform.small")
    if not reason.strip():
        raise Refused(_("Say why, in a sentence."), code="fullform.reason")
    full = FullForm.objects.create(
        ground=ground, reason=reason.strip(), on_at=timezone.now(), on_by=by
    )
    record(events.FULL_FORM_ON, full, by=by)
    return full


@action
def switch_full_form_off(*, by):
    """Switch it off: nothing new is drawn; what was begun goes on between its two people."""
    full = FullForm.objects.select_for_update().filter(off_at=None).first()
    if full is None:
        raise Refused(_("The full form is off already."), code="fullform.off")
    full.off_at, full.off_by = timezone.now(), by
    full.save(update_fields=["off_at", "off_by"])
    record(events.FULL_FORM_OFF, full, by=by)
    return full


def check_on():
    """Refused while the full form is off."""
    if not FullForm.objects.filter(off_at=None).exists():
        raise Refused(_("The full form is switched off."), code="fullform.off")
