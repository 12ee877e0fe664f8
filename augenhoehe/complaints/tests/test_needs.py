"""What of complaints comes up on whose day: only clocks that run."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import override

from augenhoehe.complaints import rules
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.needs import due, quiet
from augenhoehe.complaints.tests.cast import acknowledged, fresh, told


def needs(offer, user, now=None):
    return offer(rules.visible_to(user), user, now or timezone.now())


def late(complaint, **moments):
    """As if it had come in long ago."""
    old = timezone.now() - timedelta(days=30)
    names = ("acknowledge_due_at", "news_due_at", "decision_due_at", "internal_due_at")
    due_at = dict.fromkeys(names, old + timedelta(days=1)) | moments
    Complaint.objects.filter(pk=complaint.pk).update(next_due_at=old, **due_at)


def whys(user):
    with override("en"):
        return [one.why for one in needs(due, user)]


def test_the_nearest_clock_says_what_to_do(cast, complaint):
    Complaint.objects.update(owner=cast.alice)
    late(complaint, acknowledge_due_at=timezone.now() - timedelta(days=30))
    assert whys(cast.alice) == ["Confirm to the customer that it arrived. Muster GmbH."]
    acknowledged(complaint, by=cast.alice)
    late(complaint, news_due_at=timezone.now() - timedelta(days=30))
    assert whys(cast.alice) == ["The customer waits for news. Muster GmbH."]
    late(complaint, internal_due_at=timezone.now() - timedelta(days=30))
    assert whys(cast.alice) == ["To be decided, as we ask of ourselves. Muster GmbH."]
    late(complaint, decision_due_at=timezone.now() - timedelta(days=30))
    assert whys(cast.alice) == ["The customer waits for the decision. Muster GmbH."]


def test_once_told_nothing_is_due(cast, complaint):
    told(complaint, by=cast.alice)
    assert needs(due, cast.lead) == []


def test_overdue_ones_are_the_leads_too_and_nobody_elses(cast, complaint):
    Complaint.objects.update(owner=cast.alice)
    late(complaint)
    assert len(needs(due, cast.lead)) == 1
    assert needs(due, cast.bob) == []


def test_what_nobody_has_is_the_teams_and_the_leads(cast, complaint):
    soon = timezone.now() + timedelta(hours=2)
    Complaint.objects.update(next_due_at=soon, acknowledge_due_at=soon)
    assert len(needs(due, cast.alice)) == 1
    assert len(needs(due, cast.lead)) == 1
    assert needs(due, cast.rita) == []


def test_later_ones_leave_the_day_quiet(cast, complaint):
    Complaint.objects.update(next_due_at=timezone.now() + timedelta(days=4))
    assert needs(due, cast.alice) == []


def test_two_weeks_without_an_answer_come_up_once_more(cast, complaint):
    told(complaint, by=cast.alice)
    Complaint.objects.update(owner=cast.alice)
    assert needs(quiet, cast.alice) == []
    later = timezone.now() + timedelta(days=15)
    assert len(needs(quiet, cast.alice, later)) == 1
    assert needs(quiet, cast.bob, later) == []
    assert fresh(complaint).state == "told"
