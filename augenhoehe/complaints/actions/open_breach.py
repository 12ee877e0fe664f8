"""A data breach is written down; from now on the 72 hours are on the page."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.offers import ref
from augenhoehe.complaints import events
from augenhoehe.complaints.actions.open import open_complaint
from augenhoehe.complaints.breach_log import add_line
from augenhoehe.complaints.facts import Sketch
from augenhoehe.complaints.finding import scope_of
from augenhoehe.complaints.models import Breach, BreachReader, Complaint
from augenhoehe.journal.actions import record
from augenhoehe.search.actions import rescope
from augenhoehe.tickets.actions.confide import confide_ticket
from augenhoehe.tickets.models import Handover


@action
def open_breach(found, *, by):
    """Write down a data breach; whoever did may read it from now on, besides the lead."""
    if found.known_at > timezone.now():
        raise Refused(_("It cannot have become known in the future."), code="breach.future")
    if not found.what.strip():
        raise Refused(_("One sentence is needed: what happened?"), code="breach.what")
    complaint = _complaint(found, by)
    ticket = complaint.ticket if complaint else None
    breach = Breach.objects.create(
        complaint=complaint,
        owner=by if not isinstance(by, str) and by.is_lead else None,
        handover=_handover(ticket),
        known_at=found.known_at,
        what=found.what.strip(),
        way=found.way,
    )
    if not isinstance(by, str):
        BreachReader.objects.create(breach=breach, user=by)
    if found.confides and ticket and not ticket.is_confidential:
        confide_ticket(ticket, readers=[by], by=by)
    add_line(breach, "opened", by=by)
    record(events.BREACH_OPENED, breach, by=by)
    return breach


def _complaint(found, by):
    """The complaint it hangs on: the one it was found in, or what the customer wrote."""
    known = found.complaint or _open_one(found.ticket)
    if known is None:
        return _new(found, by) if found.ticket else None
    complaint = Complaint.objects.select_for_update().get(pk=known.pk)
    if Breach.objects.filter(complaint=complaint).exists():
        raise Refused(_("This is written down as a data breach already."), code="breach.twice")
    complaint.kind = Complaint.Kind.BREACH
    complaint.save(update_fields=["kind"])
    rescope(ref(complaint), scope_of(complaint))
    return complaint


def _open_one(ticket):
    return Complaint.objects.filter(ticket=ticket, closed_at=None).first() if ticket else None


def _new(found, by):
    sketch = Sketch(
        wrong=found.what,
        kind=Complaint.Kind.BREACH,
        ours=Complaint.Ours.YES,
        ticket=found.ticket,
        owner=by if not isinstance(by, str) and by.is_lead else None,
    )
    return open_complaint(sketch, by=by)


def _handover(ticket):
    """The urgent handover that said so, if there is one."""
    if ticket is None:
        return None
    return ticket.handovers.filter(danger=Handover.Danger.DATA).order_by("-handed_at").first()
