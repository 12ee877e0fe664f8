"""The demo's clearing talks: one open with something missing, one to look back at, one talk sheet."""

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.mediation.models import LookBack, Talk, TalkSheet
from augenhoehe.mediation.paper import paper_of
from augenhoehe.people.models import User
from augenhoehe.transfer.actions.fill_talks import fill_talks
from augenhoehe.transfer.demo.tests.conftest import NOW
from augenhoehe.transfer.demo.texts import load

pytestmark = pytest.mark.django_db


def door(name):
    """A browser of somebody of the demo."""
    client = Client()
    client.force_login(User.objects.get(name=name))
    return client


def test_one_is_open_and_lacks_something(demo):
    talk = Talk.objects.get(closed_at=None)
    paper = paper_of(talk)
    assert len(paper.missing) == 4 and len(paper.weighed[0]) == 2
    assert talk.talk_at and paper.stages == (3, 6)


def test_one_has_ended_and_is_looked_back_at(demo):
    talk = Talk.objects.exclude(closed_at=None).get()
    back = talk.look_backs.get(days=14)
    assert back.due_on <= timezone.localdate(NOW) and back.done_at is None
    assert paper_of(talk).understandings[talk.parties.first().pk].own_words


def test_the_lead_reads_both_and_a_named_person_one(demo):
    titles = list(Talk.objects.values_list("title", flat=True))
    shown = door("Hanne Brodersen").get("/mediation/?show=all").content.decode()
    assert len(titles) == 2 and all(title in shown for title in titles)
    named = Talk.objects.get(closed_at=None)
    page = door("Alina Kowalczyk").get("/mediation/?show=all").content.decode()
    assert [title for title in titles if title in page] == [named.title]


def test_nobody_else_finds_one(demo):
    titles = list(Talk.objects.values_list("title", flat=True))
    for name in ("Emre Yıldız", "Ole Grabbert", "Konrad Ellerbruch"):
        for path in ("/", "/journal/all/", "/mail/outbox/", "/mediation/?show=all"):
            page = door(name).get(path).content.decode()
            assert not [title for title in titles if title in page]


def test_a_sheet_waits_for_its_call(demo):
    sheet = TalkSheet.objects.get()
    assert sheet.ended_at is None and sheet.first and sheet.feels


def test_without_its_concerns_there_is_no_talk(demo):
    LookBack.objects.all().delete()
    counts = Talk.objects.count(), TalkSheet.objects.count()
    lead = User.objects.get(name="Hanne Brodersen")
    gone = {"de": "Gibt es nicht", "en": "Is not there"}
    data = load("clearing")
    data = {
        "talks": [{**row, "subject": gone} for row in data["talks"]],
        "sheet": {"subject": gone},
    }

    class House:
        told = staticmethod(lambda pair: pair["de"])

    fill_talks(House, data=data, now=NOW, by=lead)
    assert (Talk.objects.count(), TalkSheet.objects.count()) == counts
