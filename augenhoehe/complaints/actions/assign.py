"""Somebody else has a complaint from now on."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events, rules
from augenhoehe.complaints.moving import locked
from augenhoehe.journal.actions import record


@action
def assign_complaint(complaint, *, to, by):
    """Give a complaint to somebody who may read it, or back to the lead with None."""
    complaint = locked(complaint)
    if to is not None and not rules.may_receive(to, complaint):
        raise Refused(_("This person may not read the complaint."), code="complaint.unreadable")
    complaint.owner = to
    complaint.save(update_fields=["owner"])
    record(events.ASSIGNED, complaint, by=by, user_id=to.pk if to else None)
    return complaint
