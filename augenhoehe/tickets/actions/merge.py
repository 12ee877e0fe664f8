"""Two tickets are one concern; and are not after all."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import LIST_FIELDS, ask_for_index, show_newest
from augenhoehe.tickets.models import Message, State, Ticket, Undo
from augenhoehe.tickets.picture import picture_of, put_back
from augenhoehe.tickets.timeline import STATE_FIELDS, enter, locked


@action
def merge_ticket(ticket, *, into, by):
    """Move all messages of a ticket into another; can be taken back as a whole."""
    if ticket.pk == into.pk:
        raise Refused(_("A ticket cannot be merged into itself."), code="merge.self")
    first, second = sorted([ticket, into], key=lambda one: one.pk)
    held = {one.pk: locked(one) for one in (first, second)}
    source, target = held[ticket.pk], held[into.pk]
    undo = Undo.objects.create(
        user=by,
        verb="merge",
        before={
            "source": {"id": source.pk, **picture_of(source)},
            "target": {"id": target.pk, **picture_of(target)},
        },
        done_at=timezone.now(),
    )
    _carry(source, target)
    enter(source, State.CLOSED, at=timezone.now())
    source.merged_into, source.closed_at = target, timezone.now()
    source.save(update_fields=["merged_into", *STATE_FIELDS])
    record(events.MERGED, source, by=by, into_id=target.pk)
    ask_for_index(target, whole=True)
    return undo


def _carry(source, target):
    moved = Message.objects.filter(ticket=source)
    newest = moved.exclude(kind=Message.Kind.NOTE).order_by("-at", "-id").first()
    count = moved.update(ticket=target, came_with=source)
    if newest:
        show_newest(target, newest)
    target.message_count += count - (1 if newest else 0)
    waits = [at for at in (source.unanswered_since, target.unanswered_since) if at]
    target.unanswered_since = min(waits) if waits and target.is_live else target.unanswered_since
    target.save(update_fields=LIST_FIELDS)


@action
def unmerge_ticket(undo, *, by):
    """Take a merge back: the messages that came with the ticket go home, both are as before."""
    undo = Undo.objects.select_for_update().get(pk=undo.pk, verb="merge")
    if undo.undone_at:
        raise Refused(_("This was taken back already."), code="undo.done")
    source = Ticket.objects.select_for_update().get(pk=undo.before["source"]["id"])
    target = Ticket.objects.select_for_update().get(pk=undo.before["target"]["id"])
    Message.objects.filter(ticket=target, came_with=source).update(ticket=source, came_with=None)
    later = target.messages.filter(at__gt=undo.done_at).count()
    now = timezone.now()
    source.merged_into = None
    source.save(update_fields=["merged_into"])
    _restore(source, undo.before["source"], at=now)
    if not later:
        _restore(target, undo.before["target"], at=now)
    else:
        target.message_count = target.messages.count()
        target.save(update_fields=["message_count"])
    undo.undone_at = now
    undo.save(update_fields=["undone_at"])
    record(events.UNDONE, source, by=by, verb="merge")
    ask_for_index(source, whole=True)
    ask_for_index(target, whole=True)
    return source


def _restore(ticket, picture, *, at):
    put_back(ticket, {name: value for name, value in picture.items() if name != "id"}, at=at)
