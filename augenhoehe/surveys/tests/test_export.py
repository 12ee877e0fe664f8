"""Exports carry a code book; what is not personal leaves in sums only, with small cells hidden."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys import events
from augenhoehe.surveys.actions.answer import answer_survey
from augenhoehe.surveys.answers import Given
from augenhoehe.surveys.opening import by_token
from augenhoehe.surveys.tests.cast import invite, make_survey
from augenhoehe.surveys.tests.test_showing import answer
from augenhoehe.tickets.tests.cast import make_contact

pytestmark = pytest.mark.django_db


def exported(cast, survey, form="csv"):
    reply = signed_in(cast.lead).get(f"/surveys/{survey.pk}/export/?export={form}")
    return reply.content if form == "xlsx" else b"".join(reply.streaming_content).decode()


def test_excel_holds_the_responses_and_the_code_book():
    cast, survey = make_cast(), make_survey("csat")
    _invitation, token = invite(survey, contact=make_contact())
    given = Given({"score": 2, "reasons": ["time", "tone"], "more": "=evil()"}, main_text="more")
    answer_survey(by_token(token), given=given, by="customer")
    book = load_workbook(BytesIO(exported(cast, survey, "xlsx")))
    rows, codes = ([[c.value for c in row] for row in sheet.rows] for sheet in book.worksheets)
    assert rows[0][-3:] == ["score", "reasons", "more"]
    assert rows[1][-3:] == [2, "time;tone", "'=evil()"]
    meanings = {(row[1], str(row[5])): row[6] for row in codes[1:]}
    assert meanings["score", "2"] == "unzufrieden" and meanings["reasons", "tone"] == "Der Ton"


def test_anonymous_answers_leave_as_sums_without_moments_names_or_small_cells():
    cast, survey = make_cast(), make_survey("nps", promise="anonymous")
    answer(survey, [9] * 8 + [0], text="geheim")
    text = exported(cast, survey)
    assert "geheim" not in text and "< 5" in text
    assert ";1\r\n" not in text


def test_an_export_is_written_into_the_journal():
    cast, survey = make_cast(), make_survey("nps")
    exported(cast, survey)
    assert Entry.objects.filter(kind=events.EXPORTED.code).count() == 1
