"""Two tickets are one concern; and are not after all."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.undo import keep_undo, mark_undone, open_undo
from augenhoehe.tickets.arriving import LIST_FIELDS, ask_for_index, show_newest
from augenhoehe.tickets.models import Consultation, Message, Promise, State, Ticket
from augenhoehe.tickets.picture import picture_of, put_back
from augenhoehe.tickets.timeline import STATE_FIELDS, enter, locked, move

CARRIED = {"promises": Promise, "consultations": Consultation}


@action
def merge_ticket(ticket, *, into, by):
    """Move all messages, promises and questions of a ticket into another; can be taken back."""
    if ticket.pk == into.pk:
        raise Refused(_("A ticket cannot be merged into itself."), code="merge.self")
    first, second = sorted([ticket, into], key=lambda one: one.pk)
    held = {one.pk: locked(one) for one in (first, second)}
    source, target = held[ticket.pk], held[into.pk]
    _check(source, target)
    before = {
        "source": {"id": source.pk, **picture_of(source)},
        "target": {"id": target.pk, **picture_of(target)},
        "newest": target.messages.order_by("-id").values_list("pk", flat=True).first() or 0,
    }
    before |= _carry_work(source, target)
    _carry_messages(source, target)
    enter(source, State.CLOSED, at=timezone.now())
    source.merged_into, source.closed_at = target, timezone.now()
    source.save(update_fields=["merged_into", *STATE_FIELDS])
    record(events.MERGED, source, by=by, into_id=target.pk)
    ask_for_index(source, whole=True)
    ask_for_index(target, whole=True)
    return keep_undo(by, verb="merge", before=before)


def _check(source, target):
    if source.handovers.filter(closed_at=None).exists():
        raise Refused(
            _("This ticket is with the lead; its handover must be closed first."),
            code="merge.handover",
        )
    if _would_open(source, target):
        raise Refused(
            _("After that, people could read what is hidden from them now."), code="merge.opens"
        )


def _would_open(source, target):
    """Could somebody read the source's messages in the target who may not read them now?"""
    closed = source.team.is_confidential and target.team_id != source.team_id
    if closed and not target.is_confidential:
        return True
    if _ids(source.concealed) - _ids(target.concealed):
        return True
    if not source.is_confidential:
        return False
    return not target.is_confidential or bool(_readers(target) - _readers(source))


def _ids(rows):
    return set(rows.values_list("user_id", flat=True))


def _readers(ticket):
    return _ids(ticket.access) | ({ticket.assignee_id} - {None})


def _carry_work(source, target):
    """Move what is still to be done; the ids of what moved."""
    moved = {}
    for name in CARRIED:
        rows = getattr(source, name)
        moved[name] = list(rows.values_list("pk", flat=True))
        rows.update(ticket=target)
    return moved


def _carry_messages(source, target):
    now = timezone.now()
    if source.unanswered_since and source.is_live and not target.is_live:
        move(target, "customer_writes", at=now)
        target.save(update_fields=STATE_FIELDS)
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
    """Take a merge back: what came with the ticket goes home, both are as they were before."""
    undo = open_undo(undo, verbs=("merge",), by=by)
    before = undo.before
    source = Ticket.objects.select_for_update().get(pk=before["source"]["id"])
    target = Ticket.objects.select_for_update().get(pk=before["target"]["id"])
    Message.objects.filter(ticket=target, came_with=source).update(ticket=source, came_with=None)
    for name, model in CARRIED.items():
        model.objects.filter(ticket=target, pk__in=before[name]).update(ticket=source)
    source.merged_into = None
    source.save(update_fields=["merged_into"])
    _restore(source, before["source"])
    if target.messages.filter(pk__gt=before["newest"]).exists():
        target.message_count = target.messages.count()
        target.save(update_fields=["message_count"])
    else:
        _restore(target, before["target"])
    record(events.UNDONE, source, by=by, verb="merge")
    ask_for_index(source, whole=True)
    ask_for_index(target, whole=True)
    mark_undone(undo)
    return source


def _restore(ticket, picture):
    plain = {name: value for name, value in picture.items() if name != "id"}
    put_back(ticket, plain, at=timezone.now())
