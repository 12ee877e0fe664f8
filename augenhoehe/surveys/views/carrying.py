"""Responses as a table, with the code book that explains it."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from augenhoehe.base.doors import allow
from augenhoehe.base.tables import book_response, table_response
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.surveys import events, rules
from augenhoehe.surveys.exporting import (
    MOST,
    code_rows,
    question_keys,
    response_rows,
    responses_of,
    sums,
)
from augenhoehe.surveys.models import Promise
from augenhoehe.surveys.views.keeping import survey_for


@login_required
@require_safe
def export(request, pk):
    """Personal answers one a row; confidential and anonymous ones as sums that hide small cells."""
    survey = survey_for(request, pk)
    allow(rules.may_export(request.user) and not survey.is_veiled)
    form = request.GET.get("export", "csv")
    if survey.promise == Promise.PERSONAL:
        head, rows = _single(request, survey)
    else:
        head = [pgettext("survey", "Question"), pgettext("survey", "Answer, chosen"), _("How many")]
        rows = sums(survey, language=(get_language() or "de")[:2])
    note_export(events.EXPORTED, responses_of(survey), at_most=MOST, by=request.user)
    if form == "xlsx":
        sheets = [
            (pgettext("survey", "Responses"), head, rows),
            (_("Code book"), *_code_book(survey)),
        ]
        return book_response("responses", sheets)
    return table_response(form, "responses", head, rows)


def _single(request, survey):
    keys = question_keys(survey)
    head = [
        pgettext("response", "Number"),
        pgettext("survey", "Answered"),
        pgettext("survey", "Changed"),
        pgettext("survey", "Version"),
        pgettext("response", "Way"),
        pgettext("response", "Who"),
        pgettext("response", "Company"),
        pgettext("response", "Concern"),
        pgettext("response", "Not counted because"),
        *keys,
    ]
    seen = rules.responses_visible_to(request.user).filter(survey=survey)
    return head, response_rows(seen, keys)


@login_required
@require_safe
def code_book(request, pk):
    """What each column and each value means, version by version."""
    survey = survey_for(request, pk)
    allow(rules.may_export(request.user))
    return table_response(request.GET.get("export", "csv"), "code-book", *_code_book(survey))


def _code_book(survey):
    head = [
        pgettext("survey", "Version"),
        pgettext("survey", "Column"),
        _("Kind of answer"),
        _("Question, German"),
        _("Question, English"),
        pgettext("survey", "Value"),
        _("Meaning, German"),
        _("Meaning, English"),
    ]
    return head, code_rows(survey)
