"""Amending, starting, ending, deciding, steps."""

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.measures.actions.amend import amend_expectation, move_review
from augenhoehe.measures.actions.change import change_measure
from augenhoehe.measures.actions.decide import decide_effect
from augenhoehe.measures.actions.finish import finish_measure, reopen_measure, stop_measure
from augenhoehe.measures.actions.start import start_measure
from augenhoehe.measures.actions.step import add_step, drop_step, tick_step
from augenhoehe.measures.facts import Decision, Sketch
from augenhoehe.measures.models import Check, Verdict
from augenhoehe.measures.tests.making import day, expected, improvement, quick


def test_before_the_start_an_amendment_stands_beside_the_first_wording(cast):
    made = improvement(cast)
    amend_expectation(made, expected=expected(expected=0.2), plan={}, by=cast.lead)
    assert [one.expected for one in made.expectations.all()] == [0.1, 0.2]


def test_after_the_start_what_was_expected_stays(cast):
    made = start_measure(improvement(cast), by=cast.lead)
    with pytest.raises(Refused):
        amend_expectation(made, expected=expected(expected=0.01), plan={}, by=cast.lead)
    assert made.expectations.count() == 1


def test_a_moved_review_has_a_reason_and_is_seen(cast):
    made = start_measure(improvement(cast), by=cast.lead)
    with pytest.raises(Refused):
        move_review(made, review_on=day(120), reason="", by=cast.lead)
    made = move_review(made, review_on=day(120), reason="Zu wenig Daten", by=cast.lead)
    last = made.expectations.last()
    assert (made.due_on, last.reason, last.is_after_start) == (day(120), "Zu wenig Daten", True)
    with pytest.raises(Refused):
        move_review(made, review_on=day(), reason="Ungeduld", by=cast.lead)


def test_it_starts_once_and_not_before_it_was_written(cast):
    made = improvement(cast)
    for wrong in (day(-1), day(1)):
        with pytest.raises(Refused):
            start_measure(made, on=wrong, by=cast.lead)
    assert start_measure(made, by=cast.lead).started_on == day()
    with pytest.raises(Refused):
        start_measure(made, by=cast.lead)


def test_a_quick_measure_ends_and_can_be_gone_on_with(cast):
    made = finish_measure(quick(cast), ending="Läuft", lesson="Kürzer ist besser", by=cast.alice)
    assert (made.state, made.lesson) == ("done", "Kürzer ist besser")
    with pytest.raises(Refused):
        finish_measure(made, by=cast.alice)
    assert reopen_measure(made, by=cast.alice).state == "running"


def test_stopping_has_a_reason(cast):
    made = improvement(cast)
    with pytest.raises(Refused):
        stop_measure(made, reason=" ", by=cast.lead)
    assert stop_measure(made, reason="Zu teuer", by=cast.lead).state == "stopped"
    with pytest.raises(Refused):
        change_measure(made, sketch=Sketch("Anders", cast.alice), by=cast.lead)
    assert reopen_measure(made, by=cast.lead).state == "planned"


def test_an_improvement_does_not_end_without_a_check(cast):
    made = start_measure(improvement(cast), by=cast.lead)
    with pytest.raises(Refused):
        finish_measure(made, by=cast.lead)


def test_the_lead_confirms_or_overrules_with_a_reason(cast):
    made = start_measure(improvement(cast), by=cast.lead)
    with pytest.raises(Refused):
        decide_effect(made, decision=Decision(Verdict.OPEN, Verdict.WORKS), by=cast.lead)
    assert not Check.objects.exists()
    later = Decision(Verdict.OPEN, Verdict.OPEN, review_on=day(200))
    decide_effect(made, decision=later, by=cast.lead)
    made.refresh_from_db()
    assert (made.state, made.due_on) == ("running", day(200))
    final = Decision(Verdict.FAILS, Verdict.WORKS, reason="Umstellung", lesson="Früher üben")
    check = decide_effect(made, decision=final, by=cast.lead)
    made.refresh_from_db()
    assert check.is_overruled and (made.state, made.lesson) == ("done", "Früher üben")
    with pytest.raises(Refused):
        decide_effect(made, decision=final, by=cast.lead)


def test_steps_are_ticked_and_taken_out(cast):
    made = quick(cast)
    with pytest.raises(Refused):
        add_step(made, text=" ", by=cast.alice)
    step = add_step(made, text="Anrufen", owner=cast.bob, due_on=day(1), by=cast.alice)
    assert tick_step(step, by=cast.bob).done_at
    assert tick_step(step, by=cast.bob).done_at is None
    drop_step(step, by=cast.alice)
    assert not made.steps.exists()
