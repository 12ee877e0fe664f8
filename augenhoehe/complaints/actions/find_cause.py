"""What caused a complaint: one of the four causes, a category, and answers to "why?"."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.filling import one_line
from augenhoehe.complaints.models import Analysis, Why
from augenhoehe.complaints.moving import locked
from augenhoehe.journal.actions import record
from augenhoehe.tickets.models import Handover

DEEPEST, MOST = 7, 40


@action
def find_cause(complaint, *, cause, category=None, by):
    """Note one of the four causes; a category belongs to our real error only."""
    complaint = locked(complaint)
    if cause not in Handover.Cause.values:
        raise Refused(_("Which of the four causes was it?"), code="cause.none")
    if category and cause != Handover.Cause.OUR_ERROR:
        raise Refused(_("A category belongs to our real error."), code="cause.category")
    complaint.cause = cause
    complaint.save(update_fields=["cause"])
    found = {"category": category, "found_at": timezone.now()}
    Analysis.objects.update_or_create(complaint=complaint, defaults=found)
    record(
        events.CAUSE_FOUND,
        complaint,
        by=by,
        cause=cause,
        category_id=category.pk if category else None,
    )
    return complaint


@action
def add_why(complaint, *, text, parent=None, by):
    """Answer "why?": of the error, or of an earlier answer."""
    complaint = locked(complaint)
    words = one_line(text, 300)
    if not words:
        raise Refused(_("Why? One sentence is enough."), code="why.empty")
    if parent and parent.complaint_id != complaint.pk:
        raise Refused(_("This answer belongs to another complaint."), code="why.other")
    known = {one.pk: one for one in complaint.whys.all()}
    if len(known) >= MOST or (parent and _depth(parent, known) >= DEEPEST):
        raise Refused(
            _("Deep enough: what can we change here? Mark it as the place to act."),
            code="why.deep",
        )
    why = Why.objects.create(complaint=complaint, parent=parent, text=words, at=timezone.now())
    record(events.WHY_CHANGED, complaint, by=by)
    return why


@action
def drop_why(why, *, by):
    """Take an answer out, with all that hangs on it."""
    complaint = locked(why.complaint)
    Why.objects.filter(pk=why.pk).delete()
    record(events.WHY_CHANGED, complaint, by=by)
    return complaint


@action
def mark_root(why, *, is_root, by):
    """Say that here something can be changed, or that it cannot after all."""
    complaint = locked(why.complaint)
    Why.objects.filter(pk=why.pk).update(is_root=is_root)
    record(events.WHY_CHANGED, complaint, by=by)
    return complaint


def _depth(why, known):
    """How many answers lead to this one, itself counted."""
    deep = 0
    while why is not None:
        deep, why = deep + 1, known.get(why.parent_id)
    return deep
