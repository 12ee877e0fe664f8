"""A complaint ends, is withdrawn, and is taken up again with a reason."""

from augenhoehe.complaints.actions.clarify import note_finding, start_clarifying
from augenhoehe.complaints.actions.close import (
    close_complaint,
    reopen_complaint,
    withdraw_complaint,
)
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.tests.cast import acknowledged, fresh, told
from augenhoehe.complaints.tests.refusing import refused


def test_closed_with_how_it_ended(cast, complaint):
    close_complaint(told(complaint, by=cast.alice), ending="rejected", by=cast.alice)
    made = fresh(complaint)
    assert (made.state, made.ending) == ("closed", "rejected")
    assert made.closed_at
    assert made.next_due_at is None


def test_an_ending_is_chosen(cast, complaint):
    told(complaint, by=cast.alice)
    for wrong in ("", "merged", "withdrawn", "nonsense"):
        with refused("complaint.ending"):
            close_complaint(complaint, ending=wrong, by=cast.alice)


def test_withdrawn_keeps_what_the_customer_said(cast, complaint):
    withdraw_complaint(complaint, reason="Hat sich\nerledigt.", by=cast.alice)
    made = fresh(complaint)
    assert (made.state, made.ending) == ("closed", "withdrawn")
    assert "Hat sich erledigt." in made.findings.get().text


def test_withdrawing_needs_a_sentence(cast, complaint):
    with refused("complaint.no_reason"):
        withdraw_complaint(complaint, reason="  ", by=cast.alice)


def test_taken_up_again_the_clocks_count_anew(cast, complaint):
    close_complaint(told(complaint, by=cast.alice), ending="accepted", by=cast.alice)
    reopen_complaint(complaint, reason="Es kam wieder vor.", by=cast.alice)
    made = fresh(complaint)
    assert made.state == Complaint.State.CLARIFYING
    assert made.reopened_count == 1
    assert (made.ending, made.closed_at, made.told_at) == ("", None, None)
    assert made.next_due_at
    assert made.decision_due_at > made.reopened_at
    assert "Es kam wieder vor." in made.findings.get().text


def test_taking_up_again_needs_a_reason(cast, complaint):
    withdraw_complaint(complaint, reason="Egal.", by=cast.alice)
    with refused("complaint.no_reason"):
        reopen_complaint(complaint, reason="", by=cast.alice)


def test_not_accepted_it_is_clarified_further(cast, complaint):
    start_clarifying(told(complaint, by=cast.alice), by=cast.alice)
    made = fresh(complaint)
    assert (made.state, made.told_at) == (Complaint.State.CLARIFYING, None)
    assert made.next_due_at


def test_the_first_finding_begins_the_clarifying(cast, complaint):
    note_finding(complaint, text="Die Maschine war aus.", by=cast.alice)
    assert fresh(complaint).state == Complaint.State.RECEIVED
    acknowledged(complaint, by=cast.alice)
    note_finding(complaint, text="Der Stecker war gezogen.", by=cast.alice)
    assert fresh(complaint).state == Complaint.State.CLARIFYING
    assert complaint.findings.count() == 2


def test_an_empty_finding_and_one_on_a_closed_complaint_are_refused(cast, complaint):
    with refused("finding.empty"):
        note_finding(complaint, text=" ", by=cast.alice)
    withdraw_complaint(complaint, reason="Egal.", by=cast.alice)
    with refused("complaint.closed"):
        note_finding(complaint, text="Zu spät.", by=cast.alice)
