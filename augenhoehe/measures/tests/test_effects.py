"""What can be announced before the start, and what the data say afterwards."""

import pytest

from augenhoehe.measures.effects import beside, counting, find
from augenhoehe.measures.forecasting import forecast
from augenhoehe.measures.models import Check, Measure
from augenhoehe.measures.sizes import expected_of, provable, typed_of
from augenhoehe.measures.tests.making import day, improvement
from augenhoehe.measures.tests.weeks import CHASED, fill_weeks, running_for
from augenhoehe.people.duties import duties_of
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import signed_in

BEFORE = [8, 7, 9, 8, 10, 7, 8, 9, 8, 7, 9, 8] * 3
AFTER = [3, 2, 4, 3, 2, 3, 4, 3, 2, 3]
PLAN = {
    "title": "Termin nennen",
    "serves": "none",
    "hypothesis": "Wer einen Termin kennt, fragt nicht nach.",
    "indicator": CHASED,
    "direction": "less",
    "size": "15",
}


def found(measure):
    return find(measure, counting(measure), others=beside(measure, Measure.objects.all()))


def test_the_forecast_names_the_weeks_and_a_small_effect_takes_longer(cast):
    fill_weeks(cast.technical, chased=BEFORE)
    large, small = forecast(CHASED, expected=-0.2), forecast(CHASED, expected=-0.1)
    assert (large.code, large.method) == ("visible", "before_after")
    assert large.periods < small.periods and large.n == len(BEFORE) * 20
    assert forecast(CHASED, expected=-0.002).code == "not_visible"


def test_without_records_nothing_is_announced(cast):
    assert forecast(CHASED, expected=-0.1).code == "no_data"


def test_a_part_with_fewer_than_five_employees_is_held_back(cast):
    fill_weeks(cast.technical, chased=BEFORE)
    told = forecast("response.in_time", expected=0.1, segment=f"team:{cast.technical.pk}")
    assert told.code == "hidden"


def test_an_effect_that_is_there_is_found(cast):
    fill_weeks(cast.technical, chased=BEFORE + AFTER)
    finding = found(running_for(cast, len(AFTER), change=-0.2))
    assert finding.found.code == "works" and finding.effect.change.high < 0
    assert finding.weeks.start == len(BEFORE)


def test_an_effect_that_is_not_there_is_ruled_out(cast):
    fill_weeks(cast.technical, chased=BEFORE + BEFORE[:12])
    finding = found(running_for(cast, 12, change=-0.2))
    assert finding.found.code == "does_not_work"


def test_what_cannot_be_told_yet_is_said_so(cast):
    fill_weeks(cast.technical, chased=BEFORE + AFTER[:1])
    assert found(running_for(cast, 1, change=-0.2)).found.code == "not_decidable"


def test_other_measures_on_the_same_figure_are_named(cast):
    fill_weeks(cast.technical, chased=BEFORE + AFTER)
    running_for(cast, 8, change=-0.2)
    finding = found(running_for(cast, len(AFTER), change=-0.2))
    assert "other_measures" in finding.cautions and len(finding.others) == 1


def test_the_page_shows_verdict_chart_and_decision_in_few_questions(cast):
    fill_weeks(cast.technical, chased=BEFORE + AFTER)
    made = running_for(cast, len(AFTER), change=-0.2)
    page = signed_in(cast.lead).get(made.get_absolute_url()).content.decode()
    assert "<svg" in page and "The data say" in page and "What do you decide?" in page
    assert (
        "What do you decide?"
        not in signed_in(cast.alice).get(made.get_absolute_url()).content.decode()
    )
    table = signed_in(cast.boss).get(f"/measures/{made.pk}/course/")
    assert len(b"".join(table.streaming_content).splitlines()) == len(BEFORE + AFTER) + 1


def test_the_lead_decides_on_the_page(cast):
    fill_weeks(cast.technical, chased=BEFORE + AFTER)
    made = running_for(cast, len(AFTER), change=-0.2)
    client = signed_in(cast.lead)
    assert client.post(f"/measures/{made.pk}/decide/", {"verdict": "great"}).status_code == 409
    client.post(f"/measures/{made.pk}/decide/", {"verdict": "works", "lesson": "Früh nennen"})
    check = Check.objects.get()
    assert (check.found, check.verdict) == ("works", "works") and check.facts["n_after"] == 200
    asked = client.get("/measures/new/forecast/", {"indicator": CHASED}).content.decode()
    assert "Früh nennen" in asked


def test_an_improvement_is_planned_in_the_form_and_reviewed_when_the_data_suffice(cast):
    fill_weeks(cast.technical, chased=BEFORE)
    data = PLAN | {"owner": cast.alice.pk, "starts_on": day()}
    client = signed_in(cast.alice)
    assert client.post("/measures/new/proof/", data).status_code == 302
    made = Measure.objects.get()
    expectation = made.expectations.get()
    assert expectation.expected == -0.15 and expectation.plan["code"] == "visible"
    assert made.due_on > day(14)
    assert client.get(made.get_absolute_url()).status_code == 200
    assert client.get(f"/measures/{made.pk}/amend/").status_code == 200
    asked = {"starts_on": day(), "direction": "less", "size": "20", "hypothesis": "Anders"}
    client.post(f"/measures/{made.pk}/amend/", asked | {"indicator": CHASED, "reason": "Mehr Mut"})
    client.post(f"/measures/{made.pk}/start/", {"on": day()})
    client.post(f"/measures/{made.pk}/review/", {"review_on": day(99), "reason": "Ferien"})
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Mehr Mut" in page and "Ferien" in page and "2 amendments" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"starts_on": day(-1)}, "The start lies in the past"),
        ({"review_on": day(-5)}, "The review comes after the start"),
        ({"size": "0"}, "more than nothing"),
        ({"control": "team:1"}, "Whose change is compared?"),
        ({"indicator": "concerns.reopened"}, "no records of this in the last year"),
    ],
)
def test_what_cannot_be_planned_is_said_in_a_sentence(cast, wrong, sentence):
    fill_weeks(cast.technical, chased=BEFORE)
    if "control" in wrong:
        wrong = {"control": f"team:{cast.technical.pk}"}
    data = PLAN | {"owner": cast.lead.pk, "starts_on": day()} | wrong
    page = signed_in(cast.lead).post("/measures/new/proof/", data)
    assert page.status_code == 422 and sentence in page.content.decode()
    assert not Measure.objects.exists()


def test_the_forecast_answers_while_one_writes(cast):
    fill_weeks(cast.technical, chased=BEFORE)
    client = signed_in(cast.lead)
    asked = {"indicator": CHASED, "direction": "less", "size": "15", "segment": "evil"}
    assert "You will need" in client.get("/measures/new/forecast/", asked).content.decode()
    for broken in ({}, {"indicator": "x"}, asked | {"size": "-1"}, asked | {"size": "abc"}):
        assert client.get("/measures/new/forecast/", broken).status_code == 200


def test_sizes_are_typed_as_people_speak():
    assert expected_of("share", more=False, size=5) == -0.05
    assert expected_of("time", more=False, size=20) == 0.8
    assert typed_of("time", 0.8) == (False, 20)
    with pytest.raises(ValueError):
        expected_of("time", more=False, size=100)
    names = [name for name, _title in provable()]
    assert CHASED in names and "concerns.open" not in names and "response.p90" not in names


def test_with_fewer_than_five_employees_nothing_about_work_is_checked(cast):
    made = improvement(cast, plan={})
    Measure.objects.filter(pk=made.pk).update(state="running", started_on=day())
    User.objects.filter(pk=cast.alice.pk).update(is_active=False)
    page = signed_in(cast.lead).get(made.get_absolute_url()).content.decode()
    assert "Fewer than five employees" in page


def test_with_a_comparison_group_what_changed_in_both_is_no_effect(cast):
    fill_weeks(cast.technical, chased=BEFORE + AFTER)
    fill_weeks(cast.commercial, chased=BEFORE + AFTER)
    parts = {"segment": f"team:{cast.technical.pk}", "control": f"team:{cast.commercial.pk}"}
    told = forecast(CHASED, expected=-0.2, **parts)
    assert told.method == "difference_in_differences"
    finding = found(running_for(cast, len(AFTER), change=-0.2, **parts))
    assert finding.method.code == "difference_in_differences"
    assert finding.found.code == "does_not_work" and abs(finding.effect.change.value) < 0.001


def test_where_it_was_moving_already_the_trend_is_continued(cast):
    falling = [16, 15, 15, 14, 14, 13, 13, 12, 12, 11, 11, 10, 10, 9, 9, 8, 8, 7]
    after = [7, 6, 6, 5, 5, 4, 4, 3]
    fill_weeks(cast.technical, chased=falling + after)
    finding = found(running_for(cast, len(after), change=-0.2))
    assert finding.method.code == "segmented_regression"
    assert finding.found.code != "works"


def test_whoever_leaves_gives_their_measures_away_first(cast):
    improvement(cast)
    assert [duty.count for duty in duties_of(cast.alice) if "measures" in duty.url] == [1]
    assert not duties_of(cast.technical)
