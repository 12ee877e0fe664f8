"""Save a touchpoint; retire it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events
from augenhoehe.people.duties import duties_of
from augenhoehe.people.models import Touchpoint


@action
def save_touchpoint(touchpoint, *, values, by):
    """Save a touchpoint's name, kind, team and address; None makes a new one."""
    touchpoint = touchpoint or Touchpoint()
    for field, value in values.items():
        setattr(touchpoint, field, value)
    touchpoint.slug = touchpoint.slug or None
    taken = Touchpoint.objects.filter(slug=touchpoint.slug).exclude(pk=touchpoint.pk)
    if touchpoint.slug and taken.exists():
        sentence = _("Another touchpoint has this address already.")
        raise Refused(sentence, code="touchpoint.slug_taken")
    touchpoint.save()
    record(events.TOUCHPOINT_SAVED, touchpoint, by=by)
    return touchpoint


@action
def retire_touchpoint(touchpoint, *, by):
    """Close a touchpoint; what came in by it stays."""
    if held := duties_of(touchpoint):
        what = ", ".join(f"{duty.count} {duty.label}" for duty in held)
        sentence = _("%(name)s still has: %(what)s. Give that away first.")
        text = sentence % {"name": touchpoint.name, "what": what}
        raise Refused(text, code="touchpoint.has_work")
    touchpoint.retired_at = timezone.now()
    touchpoint.save(update_fields=["retired_at"])
    record(events.TOUCHPOINT_RETIRED, touchpoint, by=by)
    return touchpoint
