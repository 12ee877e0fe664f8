"""A ticket goes to the lead: in the normal way with what was tried, or at once."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.servicelevels.models import Priority
from augenhoehe.tickets import events
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.models import Handover
from augenhoehe.tickets.timeline import STATE_FIELDS, locked, set_deadlines


@action
def hand_over(ticket, *, report, by):
    """Hand a ticket to the lead because the team's possibilities are exhausted.

    `report`: tried (codes and sentences that were ticked), exhausted, wanted, due_at, speaker.
    """
    ticket = _free(ticket)
    if not report["tried"]:
        raise Refused(
            _("Tick what was tried. If nothing was tried yet, the team can still do something."),
            code="handover.nothing_tried",
        )
    for name in ("exhausted", "wanted"):
        if not (report.get(name) or "").strip():
            raise Refused(
                _("Say why the team cannot go on, and what the customer wants."),
                code=f"handover.{name}",
            )
    made = Handover.objects.create(ticket=ticket, handed_by=by, handed_at=timezone.now(), **report)
    record(events.HANDED_OVER, ticket, by=by, handover_id=made.pk, urgent=False)
    return made


@action
def hand_over_urgently(ticket, *, danger, sentence, by, concerned=None):
    """Hand a ticket to the lead at once, with one sentence; hidden from a colleague it concerns."""
    ticket = _free(ticket)
    if not sentence.strip():
        raise Refused(_("One sentence is needed: what happened?"), code="handover.sentence")
    if danger == Handover.Danger.COLLEAGUE and concerned is None:
        raise Refused(_("Whom does it concern?"), code="handover.whom")
    before = _before(ticket)
    if concerned is not None:
        before["hidden_from"] = conceal_from(ticket, concerned, but_not=by) and concerned.pk
        if ticket.assignee_id == concerned.pk:
            ticket.assignee = None
    ticket.is_danger, ticket.priority = True, Priority.URGENT
    set_deadlines(ticket)
    ticket.save(update_fields=["is_danger", "priority", "assignee", *STATE_FIELDS])
    made = Handover.objects.create(
        ticket=ticket,
        kind=Handover.Kind.URGENT,
        danger=danger,
        handed_by=by,
        handed_at=timezone.now(),
        sentence=sentence.strip(),
        before=before,
    )
    record(events.HANDED_OVER, ticket, by=by, handover_id=made.pk, urgent=True)
    return made


def _before(ticket):
    return {
        "ticket": ticket.pk,
        "priority": ticket.priority,
        "is_danger": ticket.is_danger,
        "assignee": ticket.assignee_id,
    }


def _free(ticket):
    ticket = locked(ticket)
    if ticket.handovers.filter(closed_at=None).exists():
        raise Refused(_("This ticket is with the lead already."), code="handover.running")
    return ticket
