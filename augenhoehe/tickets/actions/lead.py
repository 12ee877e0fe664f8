"""What the lead does with a handover: take over, advise, hand back, wrap up, close."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.models import Handover


@action
def take_over(handover, *, by):
    """The lead takes the ticket: it is theirs until they close the handover or hand it back."""
    handover = _running(handover)
    _set(handover, state=Handover.State.TAKEN, lead=by, taken_at=timezone.now())
    handover.ticket.assignee = by
    handover.ticket.save(update_fields=["assignee"])
    record(events.TAKEN_OVER, handover.ticket, by=by, handover_id=handover.pk)
    return handover


@action
def advise(handover, *, answer, by):
    """The lead gives advice; the ticket stays with the team, the sentence reaches the agent."""
    handover = _running(handover)
    _say(answer)
    _set(handover, state=Handover.State.ADVISED, lead=by, answer=answer.strip())
    record(events.ADVISED, handover.ticket, by=by, handover_id=handover.pk)
    return handover


@action
def hand_back(handover, *, reason, by):
    """The lead hands a ticket back to whoever handed it over, with the reason."""
    handover = _running(handover)
    _say(reason)
    _set(handover, state=Handover.State.RETURNED, lead=by, answer=reason.strip())
    if handover.ticket.assignee_id == by.pk:
        handover.ticket.assignee = handover.handed_by
        handover.ticket.save(update_fields=["assignee"])
    record(events.HANDED_BACK, handover.ticket, by=by, handover_id=handover.pk)
    return handover


@action
def wrap_up(handover, *, cause, agreed, until, by):
    """Note after the talk what it was and what was agreed, by when."""
    handover = _running(handover)
    _set(handover, cause=cause, agreed=agreed.strip(), agreed_until=until)
    record(events.WRAPPED_UP, handover.ticket, by=by, cause=cause)
    return handover


@action
def close_handover(handover, *, needed, note, by):
    """End a handover with the one question: what would the team have needed?"""
    handover = _running(handover)
    if needed not in Handover.Needed.values:
        raise Refused(_("What would the team have needed? One click."), code="handover.needed")
    _set(
        handover,
        state=Handover.State.CLOSED,
        lead=handover.lead or by,
        needed=needed,
        needed_note=note.strip()[:255],
        answer_read_at=None,
        closed_at=timezone.now(),
    )
    _end_danger(handover.ticket)
    record(events.HANDOVER_CLOSED, handover.ticket, by=by, needed=needed)
    return handover


@action
def read_answer(handover, *, by):
    """The agent has read what the lead answered."""
    handover = Handover.objects.select_for_update().get(pk=handover.pk)
    if handover.answer_read_at is None:
        _set(handover, answer_read_at=timezone.now())
        record(events.ANSWER_READ, handover.ticket, by=by)
    return handover


def _running(handover):
    fresh = (
        Handover.objects.select_for_update(of=("self",))
        .select_related("ticket")
        .get(pk=handover.pk)
    )
    if fresh.closed_at:
        raise Refused(_("This handover is already closed."), code="handover.closed")
    return fresh


def _set(handover, **values):
    for name, value in values.items():
        setattr(handover, name, value)
    handover.save(update_fields=list(values))


def _say(text):
    if not text.strip():
        raise Refused(_("A sentence is needed, so that the agent can go on."), code="lead.silent")


def _end_danger(ticket):
    if ticket.is_danger:
        ticket.is_danger = False
        ticket.save(update_fields=["is_danger"])
