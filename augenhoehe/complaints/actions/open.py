"""A complaint is written down."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.actions.conceal import hide
from augenhoehe.complaints.clocks import default_regime, set_clocks
from augenhoehe.complaints.concerns import FOLLOWS, channel_of, last_word
from augenhoehe.complaints.finding import doc_of
from augenhoehe.complaints.models import Complaint
from augenhoehe.journal.actions import record
from augenhoehe.search.actions import index_texts
from augenhoehe.tickets.timeline import locked as locked_ticket

OWN = (
    "wrong", "wanted", "ours", "kind", "contact", "company", "touchpoint", "team", "owner",
    "product", "topic", "register_key",
)  # fmt: skip


@action
def open_complaint(sketch, *, by):
    """Write a complaint down, with its concern or without, and start its clocks.

    About a person of the team it goes to a lead and is hidden from that person.
    """
    if not sketch.wrong.strip():
        raise Refused(_("What went wrong? One sentence is enough."), code="complaint.empty")
    ticket = locked_ticket(sketch.ticket) if sketch.ticket else None
    if ticket:
        _check_once(ticket, sketch.kind)
    complaint = _built(sketch, ticket)
    set_clocks(complaint)
    complaint.save()
    if sketch.about:
        hide(complaint, sketch.about, by=by)
    index_texts([doc_of(complaint)])
    record(events.OPENED, complaint, by=by, what=complaint.kind)
    return complaint


def _check_once(ticket, kind):
    known = Complaint.objects.filter(ticket=ticket, kind=kind, closed_at=None).first()
    if known:
        raise Refused(
            _("This concern has an open complaint already: %(name)s. Write there what is new.")
            % {"name": known},
            code="complaint.known",
        )


def _built(sketch, ticket):
    fields = {name: getattr(sketch, name) for name in OWN}
    complaint = Complaint(ticket=ticket, **fields, **sketch.unfolded)
    complaint.wrong, complaint.wanted = sketch.wrong.strip(), sketch.wanted.strip()
    complaint.regime = sketch.regime or default_regime()
    complaint.language = sketch.language or (ticket.language if ticket else "de")
    complaint.channel = sketch.channel or Complaint.Channel.OTHER
    complaint.received_at = sketch.received_at or timezone.now()
    if ticket:
        _take_from(ticket, complaint, sketch)
    return complaint


def _take_from(ticket, complaint, sketch):
    """What was left out is as it is at the concern."""
    for name in (*FOLLOWS, "product", "topic"):
        if getattr(complaint, f"{name}_id") is None:
            setattr(complaint, name, getattr(ticket, name))
    if complaint.owner is None and complaint.kind != Complaint.Kind.BREACH:
        complaint.owner = ticket.assignee
    said = last_word(ticket)
    complaint.channel = sketch.channel or channel_of(ticket, said)
    if sketch.received_at is None:
        complaint.received_at = said.at if said else ticket.opened_at
