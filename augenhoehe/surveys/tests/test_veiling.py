"""A reflection of the team is told in half points, once it is over, and by nobody else's pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.actions.save import create_survey
from augenhoehe.surveys.actions.start import end_survey, start_survey
from augenhoehe.surveys.actions.write import write_words
from augenhoehe.surveys.anonymity import random_id
from augenhoehe.surveys.models import AnonymousResponse, Audience, Promise, Survey, week_of
from augenhoehe.surveys.queries import current_version
from augenhoehe.surveys.tests.cast import make_survey
from augenhoehe.surveys.veiling import read_veiled

pytestmark = pytest.mark.django_db
ASKED = {"key": "clarity", "kind": "scale", "title_de": "Klar?", "min": 1, "max": 5}
WORDS = {"title_de": "Reflexion", "title_en": "", "questions": [ASKED]}


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def reflection():
    fields = {"promise": Promise.ANONYMOUS, "audience": Audience.TEAM}
    return make_survey("reflect", content=WORDS, **fields)


def answer(survey, *scores, text=""):
    for score in scores:
        AnonymousResponse.objects.create(
            id=random_id(),
            survey=survey,
            version=current_version(survey),
            week=week_of(timezone.localdate()),
            text=text,
            values={"clarity": score} if score else {},
        )


def over(survey):
    Survey.objects.filter(pk=survey.pk).update(state=Survey.State.ENDED)
    return Survey.objects.get(pk=survey.pk)


def test_nothing_is_told_before_its_end_or_below_five(reflection):
    answer(reflection, 4, 4, 4, 5, 3, 4, text="Wort")
    assert read_veiled(reflection, [ASKED]).n is None
    reading = read_veiled(over(reflection), [ASKED])
    assert (reading.n, reading.answers["clarity"].veiled.value) == (6, 4.0)
    few = over(make_survey("reflect", content=WORDS, promise=Promise.ANONYMOUS))
    answer(few, 1, 1, 1, 1, text="Wort")
    assert (read_veiled(few, [ASKED]).n, read_veiled(few, [ASKED]).texts) == (None, [])


def test_a_question_that_too_few_answered_is_not_told_and_others_say_that_some_left_it(reflection):
    answer(reflection, 4, 4, 4, 4, 0, 0)
    found = read_veiled(over(reflection), [ASKED]).answers["clarity"]
    assert (found.veiled, found.is_by_all) == (None, False)


def test_what_cannot_be_an_answer_does_not_count(reflection):
    answer(reflection, 4, 4, 4, 4, 99)
    assert read_veiled(over(reflection), [ASKED]).answers["clarity"].veiled is None


def test_no_other_page_list_or_export_tells_of_it(cast, reflection):
    answer(reflection, 1, 2, 1, 2, 1, 5, text="GEHEIM")
    survey, client = over(reflection), signed_in(cast.lead)
    for name in ("results", "compare", "experts", "questions"):
        page = reverse(f"evaluation:{name}", args=[survey.pk])
        assert client.get(page).status_code == 404
    assert client.get(f"/surveys/{survey.pk}/export/?export=csv").status_code in (403, 404)
    for page in (f"/surveys/{survey.pk}/", "/surveys/", "/surveys/?export=csv"):
        assert "GEHEIM" not in b"".join(client.get(page)).decode()


def test_it_is_asked_once_and_its_words_stay(cast, reflection):
    with pytest.raises(Refused):
        write_words(reflection, content=WORDS, by=cast.lead)
    ended = end_survey(reflection, by=cast.lead)
    with pytest.raises(Refused):
        start_survey(ended, by=cast.lead)


def test_it_is_not_among_the_kinds_one_can_choose_and_asks_the_team_alone(cast):
    page = signed_in(cast.lead).get("/surveys/new/").content.decode()
    assert 'value="pulse"' in page and 'value="reflect"' not in page
    fields = {"kind": "reflect", "promise": Promise.ANONYMOUS, "audience": Audience.LIST}
    with pytest.raises(Refused):
        create_survey({**fields, "title_de": "A", "title_en": ""}, by=cast.lead)
    assert not Survey.objects.exists()
