"""One answer to all customers of a collective case: drafted, sent by the worker, stopped."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.base.jobs import enqueue, withdraw
from augenhoehe.journal.actions import record
from augenhoehe.kernel.mailtext.html import html_to_text
from augenhoehe.tickets import events
from augenhoehe.tickets.collecting import addresses_of
from augenhoehe.tickets.letters import UNDO_SECONDS
from augenhoehe.tickets.models import Collective, CollectiveAnswer, CollectiveLetter

State = CollectiveAnswer.State


@housekeeping("a draft is its author's own business until it is sent")
def save_answer(case, *, html, user):
    """Keep the text of an answer to all while it is written; an empty one is forgotten."""
    draft = _draft(case, user)
    if not html_to_text(html).strip():
        if draft.pk:
            draft.delete()
        return None
    draft.html, draft.saved_at = html, timezone.now()
    draft.save()
    return draft


def _draft(case, user):
    known = CollectiveAnswer.objects.select_for_update()
    found = known.filter(collective=case, author=user, state=State.DRAFT).first()
    return found or CollectiveAnswer(collective=case, author=user)


@action
def answer_collective(case, *, html, items, by):
    """Let the worker answer the chosen tickets of a case, each in its own words of address.

    It begins after fifteen seconds; until then nothing is written and all can be taken back.
    """
    case = _free(case)
    if not html_to_text(html).strip():
        raise Refused(_("The reply is empty."), code="reply.empty")
    if not items:
        raise Refused(_("Tick whom the answer goes to."), code="collective.nobody")
    if not addresses_of([item.ticket for item in items]):
        raise Refused(_("None of these customers has an e-mail address."), code="collective.mute")
    answer, now = _draft(case, by), timezone.now()
    answer.html, answer.state, answer.saved_at = html, State.GOING, now
    answer.begin_at, answer.ended_at = now + timedelta(seconds=UNDO_SECONDS), None
    answer.save()
    answer.letters.all().delete()
    letters = [CollectiveLetter(answer=answer, item=item) for item in items]
    CollectiveLetter.objects.bulk_create(letters)
    ask_to_write(answer)
    record(events.COLLECTIVE_ANSWERED, case, by=by, count=len(items))
    return answer


def _free(case):
    case = Collective.objects.select_for_update().get(pk=case.pk)
    if case.ended_at:
        raise Refused(_("This collective case is already ended."), code="collective.ended")
    if case.answers.filter(state=State.GOING).exists():
        raise Refused(
            _("An answer to all is on its way already. Wait until it is out, or stop it."),
            code="collective.busy",
        )
    return case


def ask_to_write(answer):
    """Ask the worker for the letters of an answer, in the caller's transaction."""
    enqueue("tickets.answer_all", key=_key(answer), due_at=answer.begin_at, answer_id=answer.pk)


def _key(answer):
    return f"tickets.answer_all:{answer.pk}"


@action
def stop_answer(answer, *, by):
    """Stop an answer to all: not begun it is a draft again, half written it can be gone on with."""
    answer = CollectiveAnswer.objects.select_for_update().get(pk=answer.pk)
    if answer.state != State.GOING:
        raise Refused(_("This answer is no longer on its way."), code="answer.over")
    withdraw(_key(answer))
    begun = answer.letters.exclude(written_at=None, refused="").exists()
    newer = _draft(answer.collective, answer.author).pk
    answer.state = State.STOPPED if begun or newer else State.DRAFT
    answer.ended_at = timezone.now()
    answer.save(update_fields=["state", "ended_at"])
    left = answer.letters.filter(written_at=None, refused="").count()
    record(events.COLLECTIVE_STOPPED, answer.collective, by=by, count=left)
    return answer


@action
def go_on_answer(answer, *, by):
    """Go on with a stopped answer: whom it did not reach yet; who has it does not get it twice."""
    _free(answer.collective)
    answer = CollectiveAnswer.objects.select_for_update().get(pk=answer.pk)
    left = answer.letters.filter(written_at=None, refused="").count()
    if answer.state != State.STOPPED or not left:
        raise Refused(_("Nothing of this answer is left to be sent."), code="answer.complete")
    answer.state, answer.begin_at, answer.ended_at = State.GOING, timezone.now(), None
    answer.save(update_fields=["state", "begin_at", "ended_at"])
    ask_to_write(answer)
    record(events.COLLECTIVE_ANSWERED, answer.collective, by=by, count=left)
    return answer
