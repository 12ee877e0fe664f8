from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.offers import ref
from augenhoehe.goals.actions.retire import restore_goal, retire_goal
from augenhoehe.goals.actions.write import write_goal
from augenhoehe.goals.models import Goal
from augenhoehe.goals.needs import ask
from augenhoehe.measures.aims import word_of
from augenhoehe.measures.models import Measure
from augenhoehe.people.tests.cast import signed_in

SAID = {"wording": "Weniger Kündigungen", "said_by": "Frau Boss", "today": "8 %", "target": "5 %"}


def test_a_goal_has_somebody_who_said_it_and_keeps_every_wording(cast):
    write_goal(1, said=SAID, by=cast.boss)
    goal = write_goal(1, said={**SAID, "target": "4 %"}, by=cast.lead)
    assert [one.target for one in goal.wordings.all()] == ["4 %", "5 %"]
    with pytest.raises(Refused):
        write_goal(1, said={"wording": "Geraten"}, by=cast.lead)
    with pytest.raises(Refused):
        write_goal(2, said={}, by=cast.lead)
    with pytest.raises(Refused):
        write_goal(4, said=SAID, by=cast.lead)
    today = timezone.localdate()
    wrong = {**SAID, "said_on": today, "target_on": today - timedelta(days=1)}
    with pytest.raises(Refused):
        write_goal(1, said=wrong, by=cast.lead)
    assert Goal.objects.get().target == "4 %"


def test_what_is_not_clarified_comes_to_the_leads_day(cast):
    today = timezone.localdate()
    write_goal(2, said={"question": "Was heißt wachsen?", "ask_by": today}, by=cast.boss)
    goals = Goal.objects.all()
    assert [one.label for one in ask(goals, cast.lead, timezone.now())] == ["Was heißt wachsen?"]
    assert ask(goals, cast.boss, timezone.now()) == []


def test_a_place_holds_one_goal(cast):
    goal = write_goal(1, said=SAID, by=cast.boss)
    retire_goal(goal, by=cast.boss)
    with pytest.raises(Refused):
        retire_goal(goal, by=cast.boss)
    other = write_goal(1, said={**SAID, "wording": "Wachsen"}, by=cast.boss)
    with pytest.raises(Refused):
        restore_goal(goal, by=cast.boss)
    retire_goal(other, by=cast.boss)
    assert restore_goal(goal, by=cast.boss).retired_at is None


def test_measures_hang_on_goals_and_those_that_serve_none_are_shown(cast):
    goal = write_goal(1, said=SAID, by=cast.boss)
    client = signed_in(cast.lead)
    assert "No measure under way serves this goal" in client.get("/goals/").content.decode()
    data = {"owner": cast.lead.pk, "due_on": timezone.localdate()}
    serves = word_of(ref(goal))
    client.post("/measures/new/", {**data, "title": "Rückrufe", "serves": serves})
    client.post("/measures/new/", {**data, "title": "Blumen", "serves": "none"})
    assert Measure.objects.get(title="Rückrufe").goal_ref == ref(goal)
    page = signed_in(cast.boss).get("/goals/").content.decode()
    mine, _cut, none = page.partition("Measures that serve none")
    assert "Rückrufe" in mine and "Blumen" in none and "Blumen" not in mine
    assert "Rückrufe" in client.get(goal.get_absolute_url()).content.decode()


def test_the_boss_writes_a_goal_on_the_page(cast):
    client = signed_in(cast.boss)
    assert client.post("/goals/place/1/", {"wording": "Wachsen"}).status_code == 422
    assert client.post("/goals/place/1/", {"wording": "Wachsen", "said_by": "Ich"}).url == "/goals/"
    assert signed_in(cast.boss).get("/goals/place/4/").status_code == 404
