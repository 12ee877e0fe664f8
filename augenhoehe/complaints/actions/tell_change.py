"""The customer is told what was changed after their complaint, or is not for a reason."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.offers import ref
from augenhoehe.complaints import events
from augenhoehe.complaints.filling import one_line
from augenhoehe.complaints.models import ChangeTold
from augenhoehe.complaints.moving import locked
from augenhoehe.journal.actions import record
from augenhoehe.kernel.mailtext.html import text_to_html
from augenhoehe.measures.models import Measure
from augenhoehe.tickets.actions.reply import send_reply
from augenhoehe.tickets.facts import Onward, Written

# A solved concern stays solved: we wrote, not the customer.
QUIET = Onward(reopens=False)


@action
def tell_change(complaint, *, measure, text, to, by):
    """Write to the customer in the conversation what a measure changed; once a measure."""
    complaint = _checked(complaint, measure)
    if complaint.ticket is None:
        raise Refused(
            _("There is no conversation to write in. Tell the customer in another way."),
            code="change.no_conversation",
        )
    if not text.strip():
        raise Refused(_("What was changed? Write it to the customer."), code="change.empty")
    if not to.strip():
        raise Refused(_("To whom? There is no e-mail address."), code="change.nobody")
    _keep(complaint, measure, by)
    written = Written(html=text_to_html(text), to=(to.strip(),), waits=False)
    send_reply(complaint.ticket, written=written, by=by, onward=QUIET)
    record(events.CHANGE_TOLD, complaint, by=by, measure_id=measure.pk)
    return complaint


@action
def leave_untold(complaint, *, measure, why, by):
    """Tell nobody about a change, or they were told in another way; one sentence says which."""
    complaint = _checked(complaint, measure)
    if not one_line(why):
        raise Refused(_("Why not, or how else? One sentence is enough."), code="change.no_reason")
    _keep(complaint, measure, by, why_not=one_line(why, 300))
    record(events.CHANGE_UNTOLD, complaint, by=by, measure_id=measure.pk)
    return complaint


def _checked(complaint, measure):
    complaint = locked(complaint)
    if measure.signal_ref != ref(complaint):
        raise Refused(_("This measure was not taken for this complaint."), code="change.other")
    if measure.state != Measure.State.DONE:
        raise Refused(_("This measure is not done yet."), code="change.early")
    if ChangeTold.objects.filter(complaint=complaint, measure=measure).exists():
        raise Refused(_("This was told already."), code="change.twice")
    return complaint


def _keep(complaint, measure, by, why_not=""):
    ChangeTold.objects.create(
        complaint=complaint, measure=measure, at=timezone.now(), by=by, why_not=why_not
    )
