"""Two tickets are one concern; and are not after all."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.carry import MESSAGES, carry, carry_back
from augenhoehe.tickets.actions.undo import keep_undo, mark_undone, open_undo
from augenhoehe.tickets.arriving import LIST_FIELDS, UNLISTED, ask_for_index, show_newest
from augenhoehe.tickets.models import CollectiveItem, Message, State, Ticket
from augenhoehe.tickets.picture import picture_of, put_back, rewind, spans_of
from augenhoehe.tickets.timeline import STATE_FIELDS, enter, locked, move


@action
def merge_ticket(ticket, *, into, by):
    """Move all that was said in a ticket, and all that hangs on it, into another; can be undone."""
    if ticket.pk == into.pk:
        raise Refused(_("A ticket cannot be merged into itself."), code="merge.self")
    first, second = sorted([ticket, into], key=lambda one: one.pk)
    held = {one.pk: locked(one) for one in (first, second)}
    source, target = held[ticket.pk], held[into.pk]
    _check(source, target)
    before = {"source": _seen(source), "target": _seen(target)}
    before["collective"] = _still_affected(source, target)
    before["carried"] = carry(source, target)
    _show_messages(source, target, before["carried"][MESSAGES])
    enter(source, State.CLOSED, at=timezone.now())
    source.merged_into, source.closed_at = target, timezone.now()
    source.save(update_fields=["merged_into", *STATE_FIELDS])
    before["after"] = {"source": _seen(source), "target": _seen(target)}
    record(events.MERGED, source, by=by, into_id=target.pk)
    record(events.TOOK_IN, target, by=by, from_id=source.pk)
    ask_for_index(source, whole=True)
    ask_for_index(target, whole=True)
    return keep_undo(by, verb="merge", before=before)


def _seen(ticket):
    return {"id": ticket.pk, "spans": spans_of(ticket), **picture_of(ticket)}


def _check(source, target):
    if source.handovers.filter(closed_at=None).exists():
        raise Refused(
            _("This ticket is with the lead; its handover must be closed first."),
            code="merge.handover",
        )
    if _in_two_cases(source, target):
        raise Refused(
            _("The two belong to different collective cases. Take one of them out first."),
            code="merge.collectives",
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


def _in_two_cases(source, target):
    items = CollectiveItem.objects.filter(ticket__in=(source, target))
    return len(set(items.values_list("collective_id", flat=True))) > 1


def _still_affected(source, target):
    """Of two in one collective case, the trouble is over when both say so; what was changed."""
    rows = CollectiveItem.objects.filter(ticket__in=(source, target))
    items = {item.ticket_id: item for item in rows}
    if len(items) < 2 or items[target.pk].is_affected or not items[source.pk].is_affected:
        return None
    CollectiveItem.objects.filter(pk=items[target.pk].pk).update(is_affected=True)
    return items[target.pk].pk


def _show_messages(source, target, moved):
    """What the list shows of `target` after the messages of `source` came."""
    if source.unanswered_since and source.is_live and not target.is_live:
        move(target, "customer_writes", at=timezone.now())
        target.save(update_fields=STATE_FIELDS)
    said = Message.objects.filter(pk__in=moved, is_acknowledgement=False)
    said = said.exclude(kind__in=UNLISTED)
    newest = said.order_by("-at", "-id").first()
    if newest:
        show_newest(target, newest)
    target.message_count = target.messages.count()
    waits = [at for at in (source.unanswered_since, target.unanswered_since) if at]
    target.unanswered_since = min(waits) if waits and target.is_live else target.unanswered_since
    target.save(update_fields=LIST_FIELDS)


@action
def unmerge_ticket(undo, *, by):
    """Take a merge back: what came with the ticket goes home, both are as they were before.

    What was changed in the target since stays. Not only who merged them may do so.
    """
    undo = open_undo(undo, verbs=("merge",))
    before = undo.before
    if "carried" not in before:
        raise Refused(_("This merge is too old to be taken back."), code="merge.old")
    source = Ticket.objects.select_for_update().get(pk=before["source"]["id"])
    target = Ticket.objects.select_for_update().get(pk=before["target"]["id"])
    if target.is_merged:
        raise Refused(
            _("#%(number)s was merged into another one since; take that back first.")
            % {"number": target.pk},
            code="merge.further",
        )
    carry_back(before["carried"], source=source, target=target)
    CollectiveItem.objects.filter(pk=before["collective"], ticket=target).update(is_affected=False)
    source.merged_into = None
    source.save(update_fields=["merged_into"])
    for ticket, name in ((source, "source"), (target, "target")):
        _restore(ticket, before[name], before["after"][name])
        record(events.UNDONE, ticket, by=by, verb="merge")
        ask_for_index(ticket, whole=True)
    mark_undone(undo)
    return source


def _restore(ticket, before, after):
    """As it was before the merge, but for what was changed since."""
    now = picture_of(ticket)
    since = {name: value for name, value in now.items() if value != after[name]}
    picture = {name: before[name] for name in now} | since
    rewind(ticket, made=after["spans"], before=before["spans"])
    put_back(ticket, picture | {"message_count": ticket.messages.count()}, at=timezone.now())
