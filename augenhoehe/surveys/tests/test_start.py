"""A survey starts when its words are right, ends, and starts again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.actions.save import change_survey, create_survey
from augenhoehe.surveys.actions.start import end_overdue, end_survey, start_survey
from augenhoehe.surveys.checking import prospects
from augenhoehe.surveys.jobs import ask
from augenhoehe.surveys.models import Survey
from augenhoehe.surveys.queries import current_version
from augenhoehe.surveys.tests.cast import make_survey

pytestmark = pytest.mark.django_db
FIELDS = {
    "kind": "csat",
    "title_de": "Zufriedenheit",
    "title_en": "",
    "promise": "personal",
    "audience": "solution",
    "window_days": 21,
    "ends_on": None,
    "is_open": False,
    "hosts": "",
}


@pytest.fixture
def cast():
    return make_cast()


def test_a_new_survey_has_words_and_starts_with_them(cast):
    survey = create_survey(FIELDS, by=cast.lead)
    assert current_version(survey) is None
    survey = start_survey(survey, by=cast.lead)
    assert survey.is_running and current_version(survey).number == 1
    with pytest.raises(Refused):
        start_survey(survey, by=cast.lead)


def test_only_one_survey_asks_after_solutions(cast):
    make_survey("csat")
    second = create_survey(FIELDS, by=cast.lead)
    with pytest.raises(Refused):
        start_survey(second, by=cast.lead)
    assert not Survey.objects.get(pk=second.pk).is_running


def test_it_ends_and_can_be_started_again(cast):
    survey = make_survey("csat")
    end_survey(survey, by=cast.lead)
    with pytest.raises(Refused):
        end_survey(survey, by=cast.lead)
    assert start_survey(survey, by=cast.lead).is_running


def test_a_survey_ends_with_its_last_day_and_not_before(cast):
    today = timezone.localdate()
    past = make_survey("nps", ends_on=today - timedelta(days=1))
    last = make_survey("ces", ends_on=today)
    open_end = make_survey("own", content={"title_de": "x", "title_en": "", "questions": []})
    assert end_overdue(by="worker") == 1 and end_overdue(by="worker") == 0
    states = [Survey.objects.get(pk=one.pk).state for one in (past, last, open_end)]
    assert states == ["ended", "running", "running"]


def test_the_clockwork_ends_what_is_over_before_it_asks(cast):
    survey = make_survey("nps", ends_on=timezone.localdate() - timedelta(days=1))
    ask()
    assert not Survey.objects.get(pk=survey.pk).is_running


def test_one_whose_last_day_is_over_does_not_start(cast):
    yesterday = timezone.localdate() - timedelta(days=1)
    survey = create_survey({**FIELDS, "ends_on": yesterday}, by=cast.lead)
    with pytest.raises(Refused):
        start_survey(survey, by=cast.lead)


def test_what_was_promised_does_not_change_after_the_start(cast):
    survey = make_survey("nps", promise="anonymous")
    for name, value in (("promise", "personal"), ("kind", "own"), ("audience", "team")):
        fields = {**FIELDS, "kind": "nps", "promise": "anonymous", "audience": "relation"}
        with pytest.raises(Refused):
            change_survey(survey, fields={**fields, name: value}, by=cast.lead)
    fields = {**FIELDS, "kind": "nps", "promise": "anonymous", "audience": "relation"}
    assert change_survey(survey, fields={**fields, "window_days": 5}, by=cast.lead).window_days == 5


def test_the_team_is_asked_anonymously_or_not_at_all(cast):
    with pytest.raises(Refused):
        create_survey({**FIELDS, "kind": "pulse", "audience": "team"}, by=cast.lead)
    assert not Survey.objects.exists()


def test_the_check_says_what_so_many_invitations_can_show(cast):
    """100 answers show 33 points of NPS, 400 show 17: the field's reference numbers."""
    survey = make_survey("nps")
    found = {one.answers: one.change for one in prospects(survey, wished=400)}
    assert found[100] == 33
    assert {one.answers: one.change for one in prospects(survey, wished=1600)}[400] == 17
    page = signed_in(cast.lead).get(f"/surveys/{survey.pk}/start/?n=160").content.decode()
    assert "52 points" in page and "40" in page


@pytest.mark.parametrize("host", ["example.com", "https://x.example/path", "javascript:alert(1)"])
def test_only_web_sites_may_be_named_for_embedding(cast, host):
    fields = {name: value for name, value in FIELDS.items() if value not in (None, False)}
    page = signed_in(cast.lead).post("/surveys/new/", {**fields, "hosts": host})
    assert page.status_code == 200 and not Survey.objects.exists()
