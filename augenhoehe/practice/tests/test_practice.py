from datetime import date, timedelta

from augenhoehe.kernel.replycheck.telling import ATTITUDES
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.practice.situations import LANGUAGES, of_the_week, situations


def test_every_situation_is_complete_in_both_languages():
    codes = [[one.code for one in situations(language)] for language in LANGUAGES]
    assert codes[0] == codes[1] and len(set(codes[0])) == len(codes[0]) >= 8
    known = set(ATTITUDES)
    for language in LANGUAGES:
        for one in situations(language):
            assert len(one.answers) == 3 and 2 <= len(one.questions) <= 3, one.code
            assert one.attitude in known and one.title and one.scene and one.says
            assert all(answer.text and answer.carries for answer in one.answers)


def test_german_answers_are_german_and_say_sie():
    for one in situations("de"):
        told = " ".join(answer.text for answer in one.answers)
        assert " the " not in told and not {" du ", " dich ", " dir "} & set(told), one.code


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
