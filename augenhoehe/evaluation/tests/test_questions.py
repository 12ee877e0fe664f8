"""What was answered beside the score: shares with intervals, means, texts; sums stay sums."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.evaluation.asked import answers_of, questions_beside, sums_of
from augenhoehe.evaluation.results import Period
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.models import AnonymousResponse, Response, week_of
from augenhoehe.surveys.tests.cast import make_survey, publish
from augenhoehe.tickets.models import Concealment
from augenhoehe.tickets.tests.cast import make_ticket

pytestmark = pytest.mark.django_db
CONTENT = {
    "title_de": "Messe", "title_en": "Fair", "intro_de": "", "thanks_de": "",
    "questions": [
        {"key": "stand", "kind": "scale", "title_de": "Der Stand?", "min": 1, "max": 5},
        {"key": "way", "kind": "choice", "title_de": "Wie kamen Sie?",
         "options": [{"key": "1", "de": "Bahn", "en": "Train"}, {"key": "2", "de": "Auto"}]},
        {"key": "saw", "kind": "several", "title_de": "Was sahen Sie?",
         "options": [{"key": "a", "de": "Halle"}, {"key": "b", "de": "Bühne"}]},
        {"key": "all", "kind": "matrix", "title_de": "Im Einzelnen?",
         "rows": [{"key": "r1", "de": "Essen"}, {"key": "r2", "de": "Wege"}]},
        {"key": "first", "kind": "text", "title_de": "Warum?"},
        {"key": "more", "kind": "text", "title_de": "Was noch?"},
    ],
}  # fmt: skip


def respond(survey, values, many=1, **more):
    facts = {"survey": survey, "version": survey.versions.last(), "values": values, **more}
    if survey.is_anonymous:
        week = week_of(timezone.localdate()) - timedelta(weeks=2)
        base = AnonymousResponse.objects.count()
        facts |= {"week": week}
        return AnonymousResponse.objects.bulk_create(
            AnonymousResponse(id=base + n + 1, **facts) for n in range(many)
        )
    facts |= {"channel": "open", "at": timezone.now() - timedelta(days=1)}
    return Response.objects.bulk_create(Response(**facts) for _n in range(many))


def page(user, survey, query=""):
    address = f"/evaluation/{survey.pk}/questions/{query}"
    reply = signed_in(user).get(address, headers={"accept-language": "de"})
    assert reply.status_code == 200
    return reply


def asked(survey):
    found = answers_of(survey, Period.from_query({}, timezone.localdate()))
    return {one.key: one for one in found.questions}


def test_each_kind_of_question_is_counted_over_those_who_answered_it():
    survey = make_survey("own", content=CONTENT)
    respond(survey, {"stand": 5, "way": "1", "saw": ["a", "b"], "all": {"r1": 2, "r2": 4}}, 12)
    respond(survey, {"stand": 2, "saw": ["a"], "more": "Mehr Stühle"}, 4)
    found = asked(survey)
    assert found["stand"].n == 16 and found["stand"].mean().value == pytest.approx(4.25)
    assert found["way"].points() == [("1", 12), ("2", 0)] and found["way"].n == 12
    assert found["saw"].points() == [("a", 16), ("b", 12)] and found["saw"].n == 16
    assert found["all"].rows["r1"] == {2: 12}
    # The main text stands on the page of the results.
    assert "first" not in found and len(found["more"].texts) == 4


def test_the_page_draws_them_with_n_interval_and_the_finding():
    cast, survey = make_cast(), make_survey("own", content=CONTENT)
    respond(survey, {"stand": 5, "way": "1", "all": {"r1": 2}}, 30)
    respond(survey, {"way": "2"}, 2)
    respond(survey, {"more": "<b>Mehr</b> Stühle"})
    shown = page(cast.lead, survey).content.decode()
    assert "Most often: “Train”" in shown and "94%" in shown and "80% – 98%" in shown
    assert "Mean 5.0" in shown and "&lt;b&gt;Mehr" in shown and "<b>Mehr" not in shown
    sheet = page(cast.lead, survey, "?export=csv")
    lines = b"".join(sheet.streaming_content).decode("utf-8-sig").splitlines()
    assert any(line.startswith("Wie kamen Sie?;Train;30;32") for line in lines)


def test_few_answers_are_called_too_few_and_near_ones_not_decided():
    cast, survey = make_cast(), make_survey("own", content=CONTENT)
    respond(survey, {"way": "1"}, 3)
    assert "Too few to judge" in page(cast.lead, survey).content.decode()
    respond(survey, {"way": "2"}, 4)
    assert "No answer is clearly before" in page(cast.lead, survey).content.decode()


def test_a_choice_that_only_an_older_version_offered_is_still_told():
    survey = make_survey("own", content=CONTENT)
    options = [{"key": "2", "de": "Auto"}, {"key": "3", "de": "Rad"}]
    newer = [{**CONTENT["questions"][1], "options": options}]
    publish(survey, CONTENT | {"questions": newer})
    way = {one.key: one for one in questions_beside(survey)}["way"]
    assert [one["key"] for one in way.question["options"]] == ["2", "3", "1"]


def test_texts_are_read_by_those_who_may_read_the_response_only():
    cast, survey = make_cast(), make_survey("own", content=CONTENT)
    ticket = make_ticket(cast.technical, is_confidential=True)
    respond(survey, {"more": "Nur für Technik"}, ticket=ticket)
    assert "Nur für Technik" in page(cast.lead, survey).content.decode()
    assert "Nur für Technik" not in page(cast.bob, survey).content.decode()
    assert "Nur für Technik" not in page(cast.boss, survey).content.decode()
    Concealment.objects.create(ticket=ticket, user=cast.alice)
    assert asked(survey)["more"].n == 0


def test_what_was_promised_to_stay_in_sums_is_told_in_sums_with_small_cells_held_back():
    cast, survey = make_cast(), make_survey("own", content=CONTENT, promise="anonymous")
    respond(survey, {"way": "1", "stand": 4}, 12)
    respond(survey, {"way": "2", "all": {"r1": 1}})
    told = {one.key: one.told for one in sums_of(survey, language="de").questions}
    assert None in told["way"].totals and told["all"] is None
    shown = page(cast.lead, survey).content.decode()
    assert "held back" in shown and 'name="from"' not in shown


def test_a_survey_with_nothing_but_its_score_says_so():
    cast, survey = make_cast(), make_survey("nps")
    assert "Further questions stand here" in page(cast.lead, survey).content.decode()
