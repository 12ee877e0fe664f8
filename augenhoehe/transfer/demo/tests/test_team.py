"""The demo's reflection of the last quarter, and two moments."""

import pytest

from augenhoehe.attitudes.models import Moment, Reflection
from augenhoehe.attitudes.team_queries import next_quarter, quarter_of, told_of
from augenhoehe.surveys.models import AnonymousResponse, HasAnswered
from augenhoehe.transfer.actions.fill_team import fill_team
from augenhoehe.transfer.demo.house import build_house
from augenhoehe.transfer.demo.tests.conftest import NOW
from augenhoehe.transfer.demo.texts import load

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["de", "en"])
def filled(request):
    house = build_house(request.param, now=NOW)
    fill_team(house, data=load("team"), now=NOW, by=house.people["hanne"])


def test_the_reflection_of_the_last_quarter_tells_something_for_each_kind_of_result(filled):
    reflection = Reflection.objects.select_related("survey").get()
    told = told_of(reflection)
    assert next_quarter(reflection.quarter) == quarter_of(NOW.date())
    assert told.n == 9 and len(told.texts) == 3
    leanings = {line.answer.veiled.leaning for line in told.lines}
    assert leanings == {"apart", "low", "strong", "between"}


def test_nobody_who_answered_can_be_told_from_what_was_answered(filled):
    survey = Reflection.objects.get().survey
    rows = AnonymousResponse.objects.filter(survey=survey)
    who = HasAnswered.objects.filter(survey=survey)
    assert rows.count() == who.count() == 9
    assert not {one.pk for one in rows} & {one.pk for one in who}
    assert len(set(rows.values_list("week", flat=True))) == 1


def test_one_moment_is_shared_and_one_waits_for_consent(filled):
    assert sorted(Moment.objects.values_list("state", flat=True)) == ["asked", "shared"]
