"""A promise to a customer: made, kept, withdrawn."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.models import Promise
from augenhoehe.tickets.timeline import locked


@action
def give_promise(ticket, *, text, due_at, by, owner=None):
    """Write down what was promised to the customer, and by when."""
    ticket = locked(ticket)
    now = timezone.now()
    if not text.strip():
        raise Refused(_("What was promised is missing."), code="promise.empty")
    if due_at <= now:
        raise Refused(_("The date lies in the past."), code="promise.past")
    promise = Promise.objects.create(
        ticket=ticket,
        text=" ".join(text.split())[:255],
        due_at=due_at,
        made_by=by,
        made_at=now,
        owner=owner or by,
    )
    record(events.PROMISED, ticket, by=by, promise_id=promise.pk)
    return promise


@action
def keep_promise(promise, *, by):
    """Say that a promise was kept; the moment decides whether in time."""
    promise = _waiting(promise)
    promise.kept_at = timezone.now()
    promise.save(update_fields=["kept_at"])
    late = promise.kept_at > promise.due_at
    record(events.KEPT, promise.ticket, by=by, promise_id=promise.pk, late=late)
    return promise


@action
def unkeep_promise(promise, *, by):
    """It was not kept after all: a slip of the hand is taken back."""
    promise = Promise.objects.select_for_update().get(pk=promise.pk)
    if promise.kept_at is None:
        raise Refused(_("This promise is not marked as kept."), code="promise.not_kept")
    promise.kept_at = None
    promise.save(update_fields=["kept_at"])
    record(events.UNDONE, promise.ticket, by=by, verb="keep")
    return promise


@action
def withdraw_promise(promise, *, reason, by):
    """Withdraw a promise that no longer holds, with the reason; it is not counted as kept."""
    promise = _waiting(promise)
    if not reason.strip():
        raise Refused(_("Please say why the promise no longer holds."), code="promise.reason")
    promise.withdrawn_at, promise.withdrawn_reason = timezone.now(), reason.strip()[:255]
    promise.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    record(events.TAKEN_BACK, promise.ticket, by=by, promise_id=promise.pk)
    return promise


def _waiting(promise):
    fresh = Promise.objects.select_for_update().get(pk=promise.pk)
    if not fresh.is_waiting:
        raise Refused(_("This promise is already settled."), code="promise.settled")
    return fresh
