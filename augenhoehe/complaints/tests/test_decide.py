"""Who may decide what, and when second eyes look first."""

import pytest
from django.utils import timezone

from augenhoehe.complaints.actions.clarify import start_clarifying
from augenhoehe.complaints.actions.close import close_complaint, withdraw_complaint
from augenhoehe.complaints.actions.decide import decide_complaint, take_decision_back
from augenhoehe.complaints.actions.effort import drop_effort, note_effort
from augenhoehe.complaints.actions.redress import do_redress, undo_redress
from augenhoehe.complaints.actions.second import second_decision
from augenhoehe.complaints.goodwill import goodwill_left, goodwill_spent
from augenhoehe.complaints.models import Complaint, Decision, Redress
from augenhoehe.complaints.redress_facts import Line, Second
from augenhoehe.complaints.tests.cast import fresh, make_complaint
from augenhoehe.complaints.tests.decisions import decided, rejected, rules, ruling, told
from augenhoehe.complaints.tests.refusing import refused
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.people.models import Grant, User
from augenhoehe.people.tests.cast import signed_in

State = Decision.State
YES, NO = Second(approves=True), Second(approves=False, words="Zu viel.")


@pytest.fixture(autouse=True)
def limits(cast):
    rules(cast.lead)


def test_within_the_limit_a_decision_counts_at_once(cast, complaint):
    decision = decided(complaint, by=cast.alice)
    found = fresh(complaint)
    assert (decision.state, found.state) == (State.STANDS, Complaint.State.DECIDED)
    assert (found.ours, found.cost_cents) == ("yes", 2000)
    assert not OutMail.objects.exists()


def test_above_the_limit_it_waits_and_nothing_of_the_complaint_changes(cast, complaint):
    decision = decided(complaint, by=cast.alice, cents=5001)
    found = fresh(complaint)
    assert (decision.state, decision.second_why) == (State.WAITING, "limit")
    assert (found.state, found.cost_cents) == (Complaint.State.RECEIVED, 0)


def test_all_lines_together_count_for_the_limit(cast, complaint):
    lines = (Line(kind="refund", cents=3000), Line(kind="replace", cents=2001))
    assert decided(complaint, by=cast.alice, lines=lines).waits


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (ruling(reason=" "), "decision.no_reason"),
        (rejected(reason=""), "decision.no_reason"),
        (rejected(alternatives=""), "decision.no_way_on"),
        (rejected(elsewhere=" "), "decision.no_way_on"),
        (ruling(ours="open"), "decision.ours"),
        (ruling(lines=()), "decision.empty"),
        (ruling(cents=-1), "decision.negative"),
        (ruling("apologise", 500), "decision.costless"),
        (
            rejected(lines=(Line(kind="reject"), Line(kind="refund", cents=1))),
            "decision.both",
        ),
    ],
)
def test_what_is_not_whole_is_no_decision(cast, complaint, given, code):
    with refused(code):
        decide_complaint(complaint, ruling=given, by=cast.lead)


def test_a_closed_complaint_is_not_decided(cast, complaint):
    withdraw_complaint(complaint, reason="Hat sich erledigt.", by=cast.alice)
    with refused("complaint.no_decide"):
        decided(complaint, by=cast.alice)


def test_what_waits_is_not_approved_after_the_complaint_closed(cast, complaint):
    decision = decided(complaint, by=cast.alice, cents=9000)
    withdraw_complaint(complaint, reason="Hat sich erledigt.", by=cast.alice)
    with refused("complaint.no_decide"):
        second_decision(decision, said=YES, by=cast.lead)


def test_while_one_waits_no_other_one_is_taken(cast, complaint):
    decision = decided(complaint, by=cast.alice, cents=9000)
    with refused("decision.waiting"):
        decided(complaint, by=cast.lead)
    take_decision_back(decision, by=cast.alice)
    assert decided(complaint, by=cast.lead).stands
    with refused("decision.not_waiting"):
        take_decision_back(decision, by=cast.alice)


def test_approved_it_stands_in_the_name_of_who_decided(cast, complaint):
    decision = decided(complaint, by=cast.alice, cents=9000)
    second_decision(decision, said=YES, by=cast.lead)
    decision.refresh_from_db()
    assert decision.stands and decision.second_by == cast.lead and decision.by == cast.alice
    assert fresh(complaint).state == Complaint.State.DECIDED


def test_declined_with_words_nothing_stands(cast, complaint):
    decision = decided(complaint, by=cast.alice, cents=9000)
    with refused("decision.no_words"):
        second_decision(decision, said=Second(approves=False), by=cast.lead)
    second_decision(decision, said=NO, by=cast.lead)
    assert fresh(complaint).state == Complaint.State.RECEIVED
    with refused("decision.over"):
        second_decision(decision, said=YES, by=cast.boss)
    assert decided(complaint, by=cast.alice).stands
    assert "Zu viel." in signed_in(cast.alice).get(f"/complaints/{complaint.pk}/").content.decode()


def test_nobody_approves_what_they_decided(cast, complaint):
    decision = decided(complaint, by=cast.lead, cents=60000)
    Grant.objects.create(user=cast.lead, role="boss")
    lead = User.objects.get(pk=cast.lead.pk)
    with refused("decision.own"):
        second_decision(decision, said=YES, by=lead)


def test_above_ones_own_limit_nobody_approves(cast, complaint):
    decision = decided(complaint, by=cast.alice, cents=60000)
    with refused("decision.limit"):
        second_decision(decision, said=YES, by=cast.lead)
    assert second_decision(decision, said=YES, by=cast.boss).stands


def test_where_nobody_may_approve_nothing_is_kept(cast, complaint):
    rules(cast.lead, boss_cents=60000)
    with refused("decision.nobody"):
        decided(complaint, by=cast.alice, cents=60001)


def test_what_stands_goes_on_standing_while_a_newer_one_waits(cast, complaint):
    first = decided(complaint, by=cast.alice)
    newer = decided(complaint, by=cast.alice, cents=9000)
    assert newer.waits and fresh(complaint).cost_cents == 2000
    with refused("decision.waiting"):
        told(first, by=cast.alice)
    second_decision(newer, said=YES, by=cast.lead)
    first.refresh_from_db()
    assert first.state == State.REPLACED and fresh(complaint).cost_cents == 9000


def test_goodwill_beyond_the_months_budget_asks_for_second_eyes(cast, complaint):
    rules(cast.lead, goodwill_cents=3000)
    now = timezone.now()
    assert goodwill_left(now) == 3000
    assert decided(complaint, by=cast.lead, kind="goodwill", cents=2500).stands
    assert (goodwill_left(now), goodwill_spent(now)) == (500, 2500)
    other = make_complaint(by=cast.alice, team=cast.technical)
    decision = decided(other, by=cast.lead, kind="goodwill", cents=501)
    assert decision.second_why == "budget" and goodwill_left(now) == 500
    second_decision(decision, said=YES, by=cast.boss)
    assert goodwill_left(now) == -1


def test_without_a_budget_nothing_is_left_to_say(cast, complaint):
    decided(complaint, by=cast.lead, kind="goodwill")
    assert goodwill_left(timezone.now()) is None


def test_decided_anew_the_former_one_costs_only_what_was_done(cast, complaint):
    lines = (Line(kind="goodwill", cents=1000), Line(kind="repair", cents=500))
    first = decided(complaint, by=cast.lead, lines=lines)
    do_redress(first.lines.get(kind="goodwill"), by=cast.alice)
    decided(complaint, by=cast.lead, cents=300)
    first.refresh_from_db()
    assert first.state == State.REPLACED
    assert fresh(complaint).cost_cents == 1300
    assert goodwill_spent(timezone.now()) == 1000


def test_what_was_told_is_decided_anew_only_after_going_on_clarifying(cast, complaint):
    decision = decided(complaint, by=cast.alice)
    told(decision, by=cast.alice)
    with refused("complaint.no_decide"):
        decided(complaint, by=cast.alice)
    start_clarifying(complaint, by=cast.alice)
    assert decided(complaint, by=cast.alice, cents=100).stands


def test_a_line_is_done_once_and_can_be_undone(cast, complaint):
    line = decided(complaint, by=cast.alice).lines.get()
    do_redress(line, by=cast.alice)
    with refused("redress.done"):
        do_redress(line, by=cast.alice)
    undo_redress(line, by=cast.alice)
    with refused("redress.undone"):
        undo_redress(line, by=cast.alice)


def test_what_does_not_stand_is_not_done(cast, complaint):
    line = decided(complaint, by=cast.alice, cents=9000).lines.get()
    with refused("redress.not_standing"):
        do_redress(line, by=cast.alice)


def test_time_costs_what_an_hour_costs_and_is_nobodys(cast, complaint):
    rules(cast.lead, hour_cents=6000)
    decided(complaint, by=cast.alice)
    effort = note_effort(complaint, minutes=90, text="Rückruf", by=cast.alice)
    assert fresh(complaint).cost_cents == 2000 + 9000
    assert Entry.objects.filter(actor="system").exists()
    drop_effort(effort, by=cast.alice)
    assert fresh(complaint).cost_cents == 2000
    with refused("effort.minutes"):
        note_effort(complaint, minutes=0, by=cast.alice)


def test_a_rejection_closes_as_rejected(cast, complaint):
    decision = decide_complaint(complaint, ruling=rejected(), by=cast.alice)
    told(decision, by=cast.alice)
    closed = close_complaint(complaint, ending="rejected", by=cast.alice)
    assert closed.ending == "rejected" and Redress.objects.get().kind == "reject"
