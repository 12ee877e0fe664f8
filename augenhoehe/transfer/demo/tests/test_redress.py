"""The demo's decisions, as `fill_redress` writes them: whole, costed, one waits for second eyes."""

import pytest

from augenhoehe.complaints.changes import done_measures, told_measures
from augenhoehe.complaints.goodwill import goodwill_left
from augenhoehe.complaints.models import Analysis, Complaint, Decision, Redress, Why
from augenhoehe.transfer.demo.tests.conftest import NOW

pytestmark = pytest.mark.django_db


def test_each_decision_says_what_is_done_and_what_it_costs(demo):
    for one in Decision.objects.prefetch_related("lines"):
        lines = list(one.lines.all())
        assert lines and one.total_cents == sum(line.cents for line in lines)
        if any(line.kind == Redress.Kind.REJECT for line in lines):
            assert one.alternatives and one.elsewhere


def test_one_waits_for_second_eyes_and_stands_for_nothing_yet(demo):
    waiting = Decision.objects.get(state=Decision.State.WAITING)
    assert waiting.second_why == "limit" and waiting.complaint.decided_at is None


def test_each_of_our_errors_has_a_category_and_one_was_asked_why(demo):
    ours = Complaint.objects.filter(cause="our_error").exclude(kind="breach")
    assert Analysis.objects.count() == ours.count() > 0
    assert Why.objects.filter(is_root=True).exists()


def test_a_change_waits_to_be_told_and_goodwill_is_left(demo):
    assert done_measures().exclude(pk__in=told_measures()).count() == 1
    assert 0 < goodwill_left(NOW) <= 60000
