"""The team's reflection: begun once a quarter, anonymous, told rounded and late, or not at all."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from augenhoehe.attitudes.actions.reflect import (
    begin_reflection,
    begin_when_due,
    switch_reflection,
)
from augenhoehe.attitudes.five import CODES
from augenhoehe.attitudes.models import Reflection
from augenhoehe.attitudes.team_queries import told_of
from augenhoehe.attitudes.team_words import FREE, content, sentences
from augenhoehe.base.actions import Refused
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.surveys.actions.ask_team import ask_teams
from augenhoehe.surveys.actions.start import end_survey
from augenhoehe.surveys.models import AnonymousResponse, HasAnswered
from augenhoehe.surveys.questions import faults
from augenhoehe.surveys.tests.cast import seen

TEAM = ("lead", "alice", "bob", "carol", "dora", "rita")
NOON = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
KEYS = [one.key for one in sentences()]


def begin(cast, day=None):
    return begin_reflection(day or timezone.localdate(), by=cast.lead)


def answer(person, reflection, score, text=""):
    data = {key: str(score) for key in KEYS} | {FREE: text, "seen": seen()}
    page = reverse("surveys:pulse", args=[reflection.survey_id])
    assert signed_in(person).post(page, data).status_code == 302


def end(cast, reflection):
    reflection.survey = end_survey(reflection.survey, by=cast.lead)
    return reflection


def test_the_sheet_has_seven_sentences_and_one_free_line_in_both_languages():
    words = content()
    assert not faults(words)
    assert [one["kind"] for one in words["questions"]] == ["scale"] * 7 + ["text"]
    assert all(one["title_de"] and one["title_en"] for one in words["questions"])
    assert sorted(one.attitude for one in sentences() if one.attitude) == sorted(CODES.values())


def test_every_sentence_has_a_question_to_talk_about_for_every_result():
    for one in sentences():
        assert set(one.talk) == {"apart", "low", "strong", "between"}
        said = [text for by_language in one.talk.values() for text in by_language.values()]
        assert len(set(said)) == 8 and all(said)


def test_it_is_begun_once_a_quarter(cast):
    first = begin(cast, date(2099, 2, 3))
    assert (first.quarter.month, first.survey.ends_on.day) == (1, 16)
    with pytest.raises(Refused):
        begin(cast, date(2099, 3, 31))
    assert Reflection.objects.count() == 1


def test_fewer_than_five_people_are_not_asked(cast):
    User.objects.filter(name__in=[cast.rita.name, cast.dora.name]).update(is_active=False)
    with pytest.raises(Refused):
        begin(cast)
    assert not Reflection.objects.exists()


def test_only_the_lead_begins_it_and_says_whether_it_begins_by_itself(cast):
    for name in ("alice", "rita", "boss", "observer"):
        client = signed_in(getattr(cast, name))
        assert client.post("/attitude/team/begin/").status_code == 403
        assert client.post("/attitude/team/clock/", {"is_on": "1"}).status_code == 403
    client = signed_in(cast.lead)
    assert "/attitude/team/begin/" in client.get("/attitude/team/").content.decode()
    assert client.post("/attitude/team/begin/").status_code == 302
    assert "/attitude/team/begin/" not in client.get("/attitude/team/").content.decode()


def test_the_clockwork_begins_it_in_the_last_month_of_a_quarter_when_switched_on(cast):
    december = datetime(2099, 12, 1, 9, 0, tzinfo=UTC)
    assert begin_when_due(december) is None
    switch_reflection(True, by=cast.lead)
    assert begin_when_due(NOON) is None
    assert begin_when_due(december).quarter == date(2099, 10, 1)
    assert begin_when_due(december + timedelta(days=2)) is None
    assert begin_when_due(december.replace(month=11)) is None


def test_everybody_gets_the_same_mail_and_nobody_is_reminded_by_name(cast, settings):
    settings.PUBLIC_URL = "https://dienst.example"
    make_mailbox(cast.technical, smtp_host="127.0.0.1")
    reflection = begin(cast)
    assert ask_teams(by="worker", now=NOON) == len(TEAM)
    answer(cast.alice, reflection, 4)
    assert ask_teams(by="worker", now=NOON + timedelta(days=6)) == len(TEAM)
    texts = {one.text for one in OutMail.objects.all()}
    assert not any(name in text for text in texts for name in (cast.alice.name, cast.bob.name))


def test_it_is_told_after_its_end_from_five_on_and_answers_carry_no_moment(cast):
    reflection = begin(cast)
    page = reflection.get_absolute_url()
    for name in TEAM[:4]:
        answer(getattr(cast, name), reflection, 4)
    assert told_of(reflection).n is None
    answer(cast.dora, reflection, 5, "Frau Keller, Tel. 0221 4711471 und Alice Ahrens fragen")
    assert told_of(reflection).n is None
    assert sentences()[0].talk["strong"]["en"] not in body(cast.bob, page)
    end(cast, reflection)
    shown = body(cast.bob, page)
    assert "5 people answered" in shown and sentences()[0].talk["strong"]["en"] in shown
    assert "4711471" not in shown and cast.alice.name not in shown
    assert HasAnswered.objects.count() == AnonymousResponse.objects.count() == 5


def body(person, page):
    return signed_in(person).get(page).content.decode()


def test_below_five_it_says_too_few_and_exports_nothing(cast):
    reflection = begin(cast)
    for name in TEAM[:4]:
        answer(getattr(cast, name), reflection, 1, "GEHEIM")
    end(cast, reflection)
    page = reflection.get_absolute_url()
    assert "Too few" in body(cast.lead, page) and "GEHEIM" not in body(cast.lead, page)
    rows = b"".join(signed_in(cast.lead).get(f"{page}?export=csv")).decode()
    assert len(rows.splitlines()) == 1


def test_the_export_is_a_line_a_sentence_and_tells_no_single_answer(cast):
    reflection = begin(cast)
    for name, score in zip(TEAM, (1, 2, 5, 5, 4, 3), strict=True):
        answer(getattr(cast, name), reflection, score, f"Wort {score}")
    end(cast, reflection)
    lines = b"".join(signed_in(cast.alice).get(f"{reflection.get_absolute_url()}?export=csv"))
    rows = lines.decode().splitlines()
    assert len(rows) == 1 + len(sentences()) and "Wort" not in lines.decode()
    assert sentences()[0].talk["apart"]["en"] in rows[1]


def test_a_change_is_compared_with_the_quarter_right_before_only(cast):
    old, new = begin(cast, date(2099, 8, 3)), begin(cast, date(2099, 11, 3))
    for name in TEAM:
        answer(getattr(cast, name), old, 1)
        answer(getattr(cast, name), new, 5)
    end(cast, old), end(cast, new)
    assert told_of(new, old).lines[0].answer.change.direction == 1
    assert told_of(new).lines[0].answer.change is None
    assert "higher than in the last quarter" in body(cast.lead, new.get_absolute_url())


def test_who_is_not_asked_sees_nothing(cast):
    reflection = begin(cast)
    for person in (cast.boss, cast.admin, cast.observer):
        assert signed_in(person).get(reflection.get_absolute_url()).status_code in (403, 404)
        assert signed_in(person).get("/attitude/team/").status_code == 403


def test_a_sentence_leads_to_a_measure(cast):
    reflection = begin(cast)
    for name in TEAM:
        answer(getattr(cast, name), reflection, 2)
    end(cast, reflection)
    assert "/measures/new/?" in body(cast.lead, reflection.get_absolute_url())


def test_the_survey_leads_to_the_page_that_tells_and_to_no_other_results(cast):
    reflection = begin(cast)
    page = body(cast.lead, reflection.survey.get_absolute_url())
    assert reflection.get_absolute_url() in page
    assert reverse("evaluation:results", args=[reflection.survey_id]) not in page
