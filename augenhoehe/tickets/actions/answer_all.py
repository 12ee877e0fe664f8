"""One answer to all customers of a collective case, and back again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.reply import send_reply
from augenhoehe.tickets.actions.undo import keep_undo, mark_undone, open_undo
from augenhoehe.tickets.actions.unsend import undo_send
from augenhoehe.tickets.facts import Written
from augenhoehe.tickets.filling import address_of, fill_for
from augenhoehe.tickets.models import Collective, CollectiveItem, Message

VERB = "answer_all"


@action
def answer_collective(case, *, html, items, by):
    """Answer the chosen tickets of a collective case, each in its own words of address.

    Returns what takes it back within the fifteen seconds, and how many were written to.
    """
    case = Collective.objects.select_for_update().get(pk=case.pk)
    if case.ended_at:
        raise Refused(_("This collective case is already ended."), code="collective.ended")
    if not items:
        raise Refused(_("Tick whom the answer goes to."), code="collective.nobody")
    reachable = [(item, to) for item in items if (to := address_of(item.ticket))]
    if not reachable:
        raise Refused(_("None of these customers has an e-mail address."), code="collective.mute")
    sent = [_answer(item, to, html, by) for item, to in reachable]
    record(events.COLLECTIVE_ANSWERED, case, by=by, count=len(sent))
    before = {"case": case.pk, "html": html, "messages": sent}
    return keep_undo(by, verb=VERB, before=before), len(sent)


def _answer(item, to, html, by):
    """[message, item, when it was answered before]."""
    text = fill_for(item.ticket, html, by=by)
    message = send_reply(item.ticket, written=Written(html=text, to=(to,)), by=by)
    former = item.answered_at.isoformat() if item.answered_at else None
    item.answered_at = timezone.now()
    item.save(update_fields=["answered_at"])
    return [message.pk, item.pk, former]


@action
def undo_answers(undo, *, by):
    """Take an answer to all back, all or none; refused when one of the mails is under way."""
    undo = open_undo(undo, verbs=(VERB,), by=by)
    for message_pk, item_pk, former in undo.before["messages"]:
        undo_send(Message.objects.get(pk=message_pk), by=by, as_draft=False)
        CollectiveItem.objects.filter(pk=item_pk).update(answered_at=former)
    mark_undone(undo)
    return len(undo.before["messages"])
