"""A data breach is closed once everything that must be done is done; it can be opened again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.breach_log import add_line, locked_breach
from augenhoehe.complaints.models import Breach
from augenhoehe.journal.actions import record


@action
def end_breach(breach, *, by):
    """Close it: the risk is judged, the authority told or not needed, those affected told.

    A customer's complaint goes its own way to an answer.
    """
    breach = locked_breach(breach)
    if breach.ended_at:
        raise Refused(_("This data breach is closed already."), code="breach.ended")
    if breach.risk == Breach.Risk.OPEN:
        raise Refused(_("Judge the risk for those affected first."), code="breach.risk_open")
    if breach.is_to_report:
        raise Refused(
            _("The authority was not told yet; or say that a risk is unlikely, and why."),
            code="breach.to_report",
        )
    if breach.is_to_tell:
        raise Refused(
            _("At a high risk those affected are told; or say why they are not."),
            code="breach.to_tell",
        )
    breach.ended_at = timezone.now()
    breach.save(update_fields=["ended_at"])
    add_line(breach, "ended", by=by)
    record(events.BREACH_ENDED, breach, by=by)
    return breach


@action
def reopen_breach(breach, *, why, by):
    """Open it again, with the reason."""
    breach = locked_breach(breach)
    if breach.ended_at is None:
        raise Refused(_("This data breach is open."), code="breach.open")
    if not why.strip():
        raise Refused(_("Why is it opened again?"), code="breach.why")
    breach.ended_at = None
    breach.save(update_fields=["ended_at"])
    add_line(breach, "reopened", by=by, text=why.strip())
    record(events.BREACH_REOPENED, breach, by=by)
    return breach
