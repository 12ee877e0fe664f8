"""The demo's complaints: every state and kind, moments in order, breaches where they belong."""

import pytest
from django.test import Client

from augenhoehe.complaints.clocks import clocks_of
from augenhoehe.complaints.models import Breach, Complaint
from augenhoehe.complaints.rules import breaches_visible_to, visible_to
from augenhoehe.people.models import User
from augenhoehe.transfer.demo.tests.conftest import NOW

pytestmark = pytest.mark.django_db
ORDER = ("received_at", "acknowledged_at", "decided_at", "told_at", "closed_at")


def test_every_state_kind_and_ending_is_there_and_one_of_nobody(demo):
    for name, choices in (("state", Complaint.State), ("kind", Complaint.Kind)):
        assert set(Complaint.objects.values_list(name, flat=True)) == set(choices.values), name
    endings = set(Complaint.objects.exclude(ending="").values_list("ending", flat=True))
    assert {"accepted", "rejected", "withdrawn"} <= endings
    assert Complaint.objects.filter(contact=None, ticket=None, channel="form").exists()


def test_what_happened_to_a_complaint_happened_in_order_and_not_ahead_of_now(demo):
    for one in Complaint.objects.all():
        moments = [at for name in ORDER if (at := getattr(one, name))]
        assert moments == sorted(moments) and moments[-1] <= NOW, one
        assert bool(one.closed_at) == (one.state == Complaint.State.CLOSED)


def test_the_clocks_are_those_the_actions_would_have_set(demo):
    for one in Complaint.objects.exclude(kind=Complaint.Kind.BREACH).select_related("regime"):
        clocks = {clock.which: clock for clock in clocks_of(one)}
        assert one.decision_due_at == clocks["decision"].due_at
        running = [clock.due_at for clock in clocks.values() if clock.runs]
        assert one.next_due_at == min(running, default=None)


def test_the_complaint_about_a_colleague_is_hidden_from_that_colleague(demo):
    one = Complaint.objects.exclude(about=None).get()
    assert not visible_to(one.about).filter(pk=one.pk).exists()
    assert visible_to(User.objects.get(name="Hanne Brodersen")).filter(pk=one.pk).exists()


def test_one_data_breach_runs_and_one_is_in_the_register(demo):
    running = Breach.objects.get(ended_at=None)
    assert running.handover and running.complaint.kind == Complaint.Kind.BREACH
    assert Breach.objects.exclude(ended_at=None).get().risk == "none"
    seen = {one.name for one in User.objects.all() if breaches_visible_to(one).exists()}
    assert seen == {"Hanne Brodersen", "Torben Jessen"}


def test_the_lead_sees_the_hours_on_my_day(demo):
    client = Client()
    client.force_login(User.objects.get(name="Hanne Brodersen"))
    page = client.get("/?all=1").content.decode()
    assert Breach.objects.get(ended_at=None).get_absolute_url() in page
