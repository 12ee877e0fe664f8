"""Ideas: two fields for everybody, and an answer."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.measures import events
from augenhoehe.measures.finding import doc_of
from augenhoehe.measures.models import LONGEST, Idea
from augenhoehe.search.actions import index_texts


@action
def give_idea(noticed, *, better, is_named=True, by):
    """Bring an idea; whoever does not want to be named is named nowhere, not in the journal."""
    noticed, better = _text(noticed), _text(better)
    if not noticed or not better:
        raise Refused(_("Two sentences: what you notice, and what would be better."), code="idea")
    idea = Idea.objects.create(
        noticed=noticed, better=better, author=by, is_named=is_named, given_at=timezone.now()
    )
    index_texts([doc_of(idea)])
    if is_named:
        record(events.IDEA_GIVEN, idea, by=by)
    else:
        record(events.IDEA_CAME, idea, by="system")
    return idea


@action
def answer_idea(idea, *, answer, state, by):
    """Say what becomes of an idea: kept for later, or not now and why."""
    idea = Idea.objects.select_for_update().get(pk=idea.pk)
    if idea.state == Idea.State.TAKEN:
        raise Refused(_("A measure came of it already."), code="idea.taken")
    if state not in (Idea.State.LATER, Idea.State.DECLINED):
        raise Refused(_("Say what becomes of it."), code="idea.state")
    idea.answer = _text(answer)
    if not idea.answer:
        raise Refused(_("An answer has a sentence."), code="idea.unanswered")
    idea.state, idea.answer_read_at = state, None
    if idea.answered_at is None:
        idea.answered_at = timezone.now()
    idea.answered_by = by
    idea.save()
    index_texts([doc_of(idea)])
    record(events.IDEA_ANSWERED, idea, by=by, state=idea.state)
    return idea


@housekeeping("whether an answer was read is nobody's business")
def read_answer(idea):
    """Note that the author saw the answer."""
    Idea.objects.filter(pk=idea.pk, answer_read_at=None).update(answer_read_at=timezone.now())


def _text(text):
    return str(text or "").replace("\0", "").strip()[:LONGEST]
