"""What evaluation does when somebody answered."""

from augenhoehe.base.events import react
from augenhoehe.base.jobs import enqueue
from augenhoehe.evaluation.actions.code_texts import code_texts
from augenhoehe.evaluation.actions.publish import RECODE
from augenhoehe.evaluation.coding import current_reader
from augenhoehe.surveys import events
from augenhoehe.surveys.models import Response


@react(events.ANSWERED, name="evaluation.code")
def code_answer(entry):
    """The words of the code book are looked for in what somebody wrote."""
    _code(entry)


@react(events.ANSWER_CHANGED, name="evaluation.code_changed")
def code_changed(entry):
    """Who changes an answer may have changed its words."""
    _code(entry)


@react(events.IMPORTED, name="evaluation.code_import")
def code_import(entry):
    """Many came at once: they are read in portions."""
    enqueue(RECODE, key=RECODE)


def _code(entry):
    reader = current_reader()
    rows = Response.objects.select_related("survey", "version").filter(pk=entry.subject_id)
    if reader and (found := list(rows)):
        code_texts(found, reader=reader, changed=True)
