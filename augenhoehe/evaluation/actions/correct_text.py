"""Somebody who read a text decides what it names; the words may have it back."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.evaluation import events
from augenhoehe.evaluation.actions.code_texts import code_texts
from augenhoehe.evaluation.coding import current_reader
from augenhoehe.evaluation.models import Code, CodedText, Coding
from augenhoehe.journal.actions import record
from augenhoehe.surveys.models import Response


@action
def correct_text(response, *, codes, by):
    """Let a response name just these codes (ids); what differs from the words is kept by hand."""
    reader, response = _ready(response)
    text = CodedText.objects.filter(response=response).first()
    if text is None:
        raise Refused(_("There is no text in this response."), code="text.none")
    offered = set(Code.objects.in_use().values_list("pk", flat=True))
    rows = {row.code_id: row for row in Coding.objects.filter(response=response)}
    now = {pk for pk, row in rows.items() if row.is_on and pk in offered}
    wanted = set(codes) & offered
    for code in wanted ^ now:
        _decide(text, rows.get(code), code, reader.version)
    if wanted != now:
        CodedText.objects.filter(pk=text.pk).update(is_by_hand=True)
    added, removed = sorted(wanted - now), sorted(now - wanted)
    record(events.TEXT_CODED, response, by=by, added=added, removed=removed)


def _decide(text, row, code, version):
    """The opposite of what holds now, by hand."""
    if row is None:
        row = Coding(response_id=text.pk, code_id=code, survey_id=text.survey_id, at=text.at)
        row.is_on, row.questions = False, _only_question(text)
    row.is_on, row.is_by_hand, row.version_id, row.lent_by = not row.is_on, True, version, None
    row.save()


def _only_question(text):
    """Where there is one text only, the code is about that one."""
    return text.questions if text.questions.count(",") == 2 else ""


@action
def leave_to_words(response, *, by):
    """Take back what was decided by hand about a response."""
    reader, response = _ready(response)
    Coding.objects.filter(response=response, is_by_hand=True).delete()
    code_texts([response], reader=reader)
    record(events.TEXT_LEFT, response, by=by)


def _ready(response):
    """(the code book, the response), its words found by today's version."""
    rows = Response.objects.select_for_update(of=("self",)).select_related("survey", "version")
    response, reader = rows.get(pk=response.pk), current_reader()
    if reader is None:
        raise Refused(_("There is no code book yet."), code="book.none")
    code_texts([response], reader=reader)
    return reader, response
