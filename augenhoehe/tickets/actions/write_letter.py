"""The letters of an answer to all, each in a transaction of its own, none twice."""

from django.db import transaction
from django.utils import timezone

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.tickets.actions.reply import send_reply
from augenhoehe.tickets.facts import Onward, Written
from augenhoehe.tickets.filling import address_of, fill_for
from augenhoehe.tickets.models import CollectiveAnswer, CollectiveItem

WHY = "the reply records itself; what could not be written is shown with the answer"
State = CollectiveAnswer.State
# Solved concerns stay solved: we wrote, not the customer.
QUIET = Onward(reopens=False)


@housekeeping(WHY)
def write_letter(letter):
    """Write one letter if it is still to be written; what is refused is noted with its reason."""
    answer = CollectiveAnswer.objects.select_for_update().get(pk=letter.answer_id)
    letter = left_of(answer).select_related("item__ticket").filter(pk=letter.pk).first()
    if letter is None or answer.state != State.GOING:
        return
    try:
        with transaction.atomic():
            letter.message = _reply(letter.item.ticket, answer)
        letter.written_at = letter.message.at
        CollectiveItem.objects.filter(pk=letter.item_id).update(answered_at=letter.written_at)
    except Refused as refusal:
        letter.refused = refusal.code[:40]
    letter.save(update_fields=["message", "written_at", "refused"])


def left_of(answer):
    """The letters of an answer that are neither written nor refused."""
    return answer.letters.filter(written_at=None, refused="")


def _reply(ticket, answer):
    if not (to := address_of(ticket)):
        raise Refused("", code="letter.mute")
    text = fill_for(ticket, answer.html, by=answer.author)
    written = Written(html=text, to=(to,), waits=False)
    return send_reply(ticket, written=written, by=answer.author, onward=QUIET)


@housekeeping(WHY)
def go_on_or_end(answer_id):
    """After a few letters: ask for the next few, or note that all are written."""
    answer = CollectiveAnswer.objects.select_for_update().get(pk=answer_id)
    if answer.state != State.GOING:
        return
    if left_of(answer).exists():
        enqueue("tickets.answer_all", key=f"tickets.answer_all:{answer_id}", answer_id=answer_id)
        return
    answer.state, answer.ended_at = State.DONE, timezone.now()
    answer.save(update_fields=["state", "ended_at"])
