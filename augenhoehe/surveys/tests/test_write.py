"""Words are drafts until they are put into use, and never change under those who were asked."""

from copy import deepcopy

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.actions.write import drop_draft, publish_words, write_words
from augenhoehe.surveys.presets import first_words
from augenhoehe.surveys.queries import current_version, draft_of
from augenhoehe.surveys.questions import faults
from augenhoehe.surveys.tests.cast import make_survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def test_a_draft_leaves_the_words_in_use_alone_until_it_is_published(cast):
    survey = make_survey("nps")
    new = {**first_words("nps"), "title_de": "Neu"}
    write_words(survey, content=new, by=cast.lead)
    assert current_version(survey).content["title_de"] != "Neu"
    publish_words(survey, by=cast.lead)
    survey.refresh_from_db()
    assert (current_version(survey).number, survey.title_de) == (2, "Neu")
    with pytest.raises(Refused):
        publish_words(survey, by=cast.lead)


def test_a_draft_is_thrown_away_but_never_the_only_words(cast):
    survey = make_survey("nps")
    write_words(survey, content={"title_de": "x", "questions": []}, by=cast.lead)
    drop_draft(survey, by=cast.lead)
    assert draft_of(survey) is None
    survey.versions.update(published_at=None)
    with pytest.raises(Refused):
        drop_draft(survey, by=cast.lead)
    assert survey.versions.count() == 1


def test_words_with_a_fault_are_not_put_into_use(cast):
    survey = make_survey("nps")
    write_words(survey, content={"title_de": "Leer", "questions": []}, by=cast.lead)
    with pytest.raises(Refused):
        publish_words(survey, by=cast.lead)
    assert current_version(survey).number == 1


@pytest.mark.parametrize("kind", ["csat", "nps", "ces", "pulse"])
def test_the_first_words_of_each_kind_are_complete(kind):
    assert faults(first_words(kind)) == []


def _spoil(path, value):
    content = deepcopy(first_words("csat"))
    thing = content["questions"][path[0]]
    for step in path[1:-1]:
        thing = thing[step]
    thing[path[-1]] = value
    return content


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ((0, "kind"), "emoji", "unknown_kind"),
        ((0, "title_de"), "", "no_title"),
        ((0, "options"), [{"key": "1", "de": "gut"}], "no_options"),
        ((1, "options", 0, "de"), "", "no_words"),
        ((1, "key"), "score", "twice"),
        ((1, "when", "key"), "more", "condition"),
        ((1, "when", "values"), ["9"], "condition"),
    ],
)
def test_what_is_wrong_with_words_is_said(path, value, code):
    assert code in [found for _key, found in faults(_spoil(path, value))]


def test_the_lead_writes_every_kind_of_question_at_the_screen(cast):
    survey = make_survey("own", content={"title_de": "Eigene", "title_en": "", "questions": []})
    lead = signed_in(cast.lead)
    address = f"/surveys/{survey.pk}/questions/add/"
    typed = [
        {"kind": "scale", "title_de": "Wie?", "min": "0", "max": "10", "low_de": "schlecht"},
        {"kind": "choice", "title_de": "Was?", "options_de": "Tee\nKaffee", "options_en": "Tea"},
        {"kind": "several", "title_de": "Wann?", "options_de": "früh\nspät", "when": "score=0"},
        {"kind": "text", "title_de": "Warum?"},
        {"kind": "matrix", "title_de": "Teile", "rows_de": "Tempo\nTon"},
    ]
    for one in typed:
        assert lead.post(address, one).status_code == 302, one
    publish_words(survey, by=cast.lead)
    asked = current_version(survey).content["questions"]
    assert [one["key"] for one in asked] == ["score", "q1", "q2", "q3", "q4"]
    assert asked[1]["options"][0] == {"key": "1", "de": "Tee", "en": "Tea"}
    assert asked[2]["when"] == {"key": "score", "values": ["0"]}
    assert lead.get(f"/surveys/{survey.pk}/preview/page/").status_code == 200


def test_an_answer_that_keeps_its_words_keeps_its_key(cast):
    survey = make_survey("csat")
    lead = signed_in(cast.lead)
    page = f"/surveys/{survey.pk}/questions/reasons/"
    words = "Der Ton\nGanz neu\nEs hat zu lange gedauert"
    assert lead.post(page, {"kind": "several", "title_de": "Woran?", "options_de": words})
    options = draft_of(survey).content["questions"][1]["options"]
    assert [one["key"] for one in options] == ["tone", "1", "time"]


@pytest.mark.parametrize(
    "typed",
    [
        {"kind": "choice", "title_de": "Was?", "options_de": "nur eine"},
        {"kind": "matrix", "title_de": "Was?"},
        {"kind": "emoji", "title_de": "Was?"},
        {"kind": "text", "title_de": ""},
    ],
)
def test_a_question_that_cannot_be_answered_is_not_taken(cast, typed):
    survey = make_survey("nps")
    page = f"/surveys/{survey.pk}/questions/add/"
    assert signed_in(cast.lead).post(page, typed).status_code == 200
    assert draft_of(survey) is None


def test_questions_move_up_and_out(cast):
    survey = make_survey("csat")
    lead = signed_in(cast.lead)
    lead.post(f"/surveys/{survey.pk}/questions/more/move/", {"to": "up"})
    lead.post(f"/surveys/{survey.pk}/questions/reasons/move/", {"to": "away"})
    assert [one["key"] for one in draft_of(survey).content["questions"]] == ["score", "more"]
