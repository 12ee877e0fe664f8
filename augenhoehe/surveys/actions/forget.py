"""What somebody said in responses is forgotten; the scores stay for the counts."""

from django.utils import timezone

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.erase import erased_mark
from augenhoehe.surveys import events
from augenhoehe.surveys.models import Attempt, CallBack, Invitation, Response
from augenhoehe.surveys.questions import questions_of

WHY = "the erasure records itself"


@housekeeping(WHY)
def blank_responses(ids):
    """Take texts and people out of these responses; score, choice and moment stay; how many."""
    rows = list(Response.objects.select_for_update().filter(pk__in=ids).select_related("version"))
    for one in rows:
        texts = {q["key"] for q in questions_of(one.version.content) if q["kind"] == "text"}
        one.values = {key: value for key, value in one.values.items() if key not in texts}
        one.text, one.contact_id = "", None
    Response.objects.bulk_update(rows, ["values", "text", "contact_id"], batch_size=200)
    _blank_call_backs(ids)
    return len(rows)


def _blank_call_backs(ids):
    """What was said on the telephone goes with it; whom nobody knows, nobody calls back."""
    theirs = CallBack.objects.filter(response__in=ids)
    Attempt.objects.filter(call_back__in=theirs).update(note="")
    theirs.update(outcome="")
    gone = {"state": CallBack.State.NOT_WANTED, "ended_at": timezone.now()}
    theirs.filter(ended_at=None).update(**gone)


@housekeeping(WHY)
def blank_invitations(ids):
    """Let go of whom these invitations asked; their links open nothing any more; how many."""
    gone = {"contact": None, "token_hash": None, "reminder_hash": None}
    return Invitation.objects.filter(pk__in=ids).update(**gone)


@action
def black_out_response(response, *, finder, by):
    """Put a mark where somebody's response names an erased person."""
    response = Response.objects.select_for_update().get(pk=response.pk)
    mark = erased_mark()
    response.text = finder.black_out(response.text, mark)
    response.values = {
        key: finder.black_out(value, mark) if isinstance(value, str) else value
        for key, value in response.values.items()
    }
    response.save(update_fields=["text", "values"])
    record(events.BLACKED_OUT, response, by=by)
