"""The demo's monthly pages and team rounds: released, decided, held, with counted figures."""

from html import escape

import pytest
from django.test import Client

from augenhoehe.base.offers import ref
from augenhoehe.dashboards.jobs import print_month
from augenhoehe.dashboards.models import Decision, MonthPage, Round
from augenhoehe.files.queries import attachments_of
from augenhoehe.measures.models import Measure
from augenhoehe.people.models import User
from augenhoehe.transfer.actions.fill_months import fill_months
from augenhoehe.transfer.demo.tests.conftest import NOW

pytestmark = pytest.mark.django_db


def test_three_months_are_released_with_figures_of_their_own(demo):
    pages = list(MonthPage.objects.all())
    assert len(pages) == 3 and all(one.released_at and one.intro for one in pages)
    came = [one.facts["figures"]["came"][0] for one in pages]
    assert all(row["name"] == "concerns.in" and row["n"] for row in came)
    assert pages[0].facts["goals"][0]["wording"]


def test_one_decision_is_open_and_one_waits_for_the_lead(demo):
    latest = Decision.objects.filter(page=MonthPage.objects.first())
    assert latest.filter(answered_at=None).count() == 1
    assert latest.exclude(answered_at=None).filter(acted_at=None).count() == 1
    for name, shown in (("Konrad Ellerbruch", latest.get(answered_at=None).question),
                        ("Hanne Brodersen", latest.exclude(answered_at=None).get().question)):  # fmt: skip
        client = Client()
        client.force_login(User.objects.get(name=name))
        assert escape(shown) in client.get("/?all=1").content.decode()


def test_two_rounds_were_held_and_their_decisions_are_measures(demo):
    rounds = list(Round.objects.all())
    assert len(rounds) == 2 and all(one.ended_at and one.thanks and one.signals for one in rounds)
    for one in rounds:
        kind, pk = ref(one)
        assert Measure.objects.filter(signal_type=kind, signal_id=pk).exists()


def test_each_page_is_printed(demo):
    page = MonthPage.objects.first()
    print_month(page.pk)
    assert len(attachments_of(page)) == 2


def test_counted_again_the_pages_say_the_same(demo):
    before = MonthPage.objects.first().facts
    fill_months(User.objects.get(name="Hanne Brodersen"), now=NOW)
    assert MonthPage.objects.first().facts == before
