from datetime import date, timedelta

import pytest
from django.utils import timezone

from augenhoehe.kernel.replycheck.check import check_reply
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.kernel.replycheck.telling import ATTITUDES
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.practice.actions.choose import choose_week_case, free_week
from augenhoehe.practice.queries import monday_of, week_case
from augenhoehe.practice.situations import LANGUAGES, SPOKEN, of_the_week, situations


def test_every_situation_is_complete_in_both_languages():
    codes = [[one.code for one in situations(language)] for language in LANGUAGES]
    assert codes[0] == codes[1] and len(set(codes[0])) == len(codes[0]) >= 42
    known = set(ATTITUDES)
    for language in LANGUAGES:
        for one in situations(language):
            assert len(one.answers) == 3 and 2 <= len(one.questions) <= 3, one.code
            assert one.attitude in known and one.title and one.scene and one.says
            assert all(answer.text and answer.carries for answer in one.answers)


def test_each_attitude_has_seven_situations_at_least():
    for attitude in ATTITUDES:
        assert sum(one.attitude == attitude for one in situations("de")) >= 7, attitude


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_reply_check_has_nothing_to_say_about_an_answer(language):
    context = Context(hidden=SPOKEN)
    for one in situations(language):
        for answer in one.answers:
            report = check_reply(answer.text, context=context)
            assert report.language == language, answer.text
            assert not [found.rule for found in report.findings], (one.code, answer.text)


def test_beside_what_was_said_the_page_lists_open_questions_at_most():
    door_sees = Context(address="mirror", hidden=SPOKEN)
    for one in situations("de"):
        for answer in one.answers:
            found = check_reply(answer.text, answers=one.says, context=door_sees).findings
            assert {hint.rule for hint in found} <= {"f2-unanswered"}, answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_title_and_no_answer_comes_twice_and_none_is_long(language):
    found = situations(language)
    answers = [answer for one in found for answer in one.answers]
    for said in ([one.title for one in found], [one.scene for one in found]):
        assert len(set(said)) == len(said)
    assert len({answer.text for answer in answers}) == len(answers)
    assert len({answer.carries for answer in answers}) == len(answers)
    assert all(len(one.scene) <= 300 and len(one.title) <= 60 for one in found)
    assert all(len(answer.text) <= 450 and len(answer.carries) <= 120 for answer in answers)


def test_german_answers_are_german_and_say_sie():
    for one in situations("de"):
        told = f" {' '.join(answer.text for answer in one.answers).lower()} "
        assert not [word for word in (" the ", " du ", " dich ", " dir ") if word in told], one.code


def test_each_week_has_its_case_and_after_all_weeks_each_came_once():
    monday, every = date(2026, 11, 23), situations("de")
    weeks = [of_the_week(monday + timedelta(weeks=n), "de") for n in range(len(every))]
    assert set(weeks) == set(every)
    assert of_the_week(monday, "de") == of_the_week(monday + timedelta(days=6), "de")


def test_the_pages_show_situations_by_attitude_and_one_with_its_answers(cast):
    door = signed_in(cast.alice)
    page = door.get("/practice/?attitude=F").content.decode()
    shown = {one.code for one in situations("en") if f"practice/{one.code}/" in page}
    weekly = {one.code for one in situations("en") if one.attitude != "F"} & shown
    assert "wrong_address" in shown and len(weekly) <= 1
    assert door.get("/practice/?attitude=nonsense").status_code == 200
    case = door.get("/practice/angry_caller/").content.decode()
    assert "Anna Beck" in case and "data-print" in case
    assert door.get("/practice/unknown/").status_code == 404


def test_the_lead_alone_chooses_the_case_of_a_week_and_leaves_it_to_its_turn_again(cast):
    lead, alice, today = signed_in(cast.lead), signed_in(cast.alice), timezone.localdate()
    weekly, is_chosen = week_case(today, user=cast.alice, language="en")
    other = next(one for one in situations("en") if one.code != weekly.code)
    assert not is_chosen and alice.post(f"/practice/{other.code}/choose/").status_code == 403
    assert lead.post(f"/practice/{other.code}/choose/").status_code == 302
    assert week_case(today, user=cast.alice, language="en") == (other, True)
    assert "Chosen by the lead." in alice.get("/practice/").content.decode()
    nearby = week_case(today + timedelta(weeks=1), user=cast.alice, language="en")
    assert nearby[1] is False
    lead.post("/practice/week/free/")
    assert week_case(today, user=cast.alice, language="en") == (weekly, False)


def test_a_case_that_was_withdrawn_leaves_the_week_to_its_turn(cast):
    today = timezone.localdate()
    choose_week_case(monday_of(today), code="own-17", by=cast.lead)
    assert week_case(today, user=cast.bob, language="de") == (of_the_week(today, "de"), False)
    free_week(monday_of(today), by=cast.lead)


def test_the_list_is_searched_filtered_and_exported(cast):
    door = signed_in(cast.alice)
    page = door.get("/practice/?q=payroll angry").content.decode()
    rows = page.partition("data-rows")[2]
    assert "practice/angry_caller/" in rows and "practice/insult/" not in rows
    assert "No situation fits" in door.get("/practice/?q=Nashorn").content.decode()
    table = b"".join(door.get("/practice/?attitude=K&export=csv").streaming_content).decode()
    assert "Threats of lawyers and the press" in table and "Somebody calls" not in table
    assert door.get("/practice/?export=xlsx").status_code == 200


def test_no_situation_of_the_project_is_called_like_a_page():
    names = {"own", "alone", "week"}
    assert not [one.code for one in situations("de") if one.code in names or "own-" in one.code]
