"""One complaint by two channels: merged, and taken back."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.complaints.actions.close import withdraw_complaint
from augenhoehe.complaints.actions.merge import merge_complaint, unmerge_complaint
from augenhoehe.complaints.actions.tell import acknowledge_complaint
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.tests.cast import PHONE, acknowledged, fresh, make_complaint
from augenhoehe.complaints.tests.refusing import refused
from augenhoehe.people.tests.cast import make_person


def pair(cast, ticket):
    letter = make_complaint(
        by=cast.alice,
        team=cast.technical,
        channel="letter",
        received_at=timezone.now() - timedelta(days=9),
    )
    return letter, acknowledged(make_complaint(ticket, by=cast.alice), by=cast.alice)


def test_the_earlier_arrival_counts(cast, ticket):
    letter, mail = pair(cast, ticket)
    merge_complaint(letter, into=mail, by=cast.alice)
    source, target = fresh(letter), fresh(mail)
    assert (source.state, source.ending) == ("closed", "merged")
    assert source.merged_into == target
    assert target.received_at == source.received_at
    assert target.decision_due_at < mail.decision_due_at


def test_taken_back_both_are_as_they_were(cast, ticket):
    letter, mail = pair(cast, ticket)
    before = [Complaint.objects.filter(pk=one.pk).values().get() for one in (letter, mail)]
    unmerge_complaint(merge_complaint(letter, into=mail, by=cast.alice), by=cast.alice)
    after = [Complaint.objects.filter(pk=one.pk).values().get() for one in (letter, mail)]
    assert after == before


def test_taken_back_twice_is_refused(cast, ticket):
    letter, mail = pair(cast, ticket)
    undo = merge_complaint(letter, into=mail, by=cast.alice)
    unmerge_complaint(undo, by=cast.alice)
    with refused("undo.done"):
        unmerge_complaint(undo, by=cast.alice)


def test_what_cannot_be_merged(cast, ticket, complaint):
    make_person("Zita Zweit", "lead")
    other = make_complaint(by=cast.alice, team=cast.technical)
    claim = make_complaint(by=cast.alice, team=cast.technical, kind="claim")
    hidden = make_complaint(by=cast.alice, team=cast.technical, about=cast.bob)
    with refused("merge.self"):
        merge_complaint(complaint, into=complaint, by=cast.alice)
    with refused("merge.kinds"):
        merge_complaint(claim, into=complaint, by=cast.alice)
    with refused("merge.opens"):
        merge_complaint(hidden, into=complaint, by=cast.alice)
    withdraw_complaint(other, reason="Egal.", by=cast.alice)
    with refused("merge.closed"):
        merge_complaint(complaint, into=other, by=cast.alice)


def test_in_a_merged_one_nothing_goes_on(cast, ticket):
    letter, mail = pair(cast, ticket)
    merge_complaint(letter, into=mail, by=cast.alice)
    with refused("complaint.merged"):
        acknowledge_complaint(letter, telling=PHONE, by=cast.alice)
