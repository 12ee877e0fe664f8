"""The demo's surveys: asked by the rules, truthful, and with a known effect in them."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client

from augenhoehe.customers.models import Basis
from augenhoehe.people.models import DemoSignIn
from augenhoehe.surveys.models import AnonymousResponse, HasAnswered, Invitation, Response, Survey
from augenhoehe.surveys.showing import shown

pytestmark = pytest.mark.django_db


def test_there_is_one_of_each_kind_and_somebody_answered(demo):
    assert set(Survey.objects.values_list("kind", flat=True)) == {"csat", "nps", "pulse"}
    assert Response.objects.filter(survey__kind="csat").exists()
    assert HasAnswered.objects.count() == AnonymousResponse.objects.count() > 5


def test_nobody_was_asked_without_a_consent_or_twice_within_ninety_days(demo):
    agreed = set(Basis.objects.values_list("contact_id", flat=True))
    sent = Invitation.objects.exclude(sent_at=None).order_by("contact_id", "sent_at")
    rows = list(sent.values_list("contact_id", "sent_at"))
    assert rows and {contact for contact, _at in rows} <= agreed
    for (one, before), (other, after) in pairwise(rows):
        assert one != other or after - before >= timedelta(days=90)


def test_an_answer_comes_after_its_question_and_before_now(demo):
    for one in Response.objects.exclude(invitation=None).select_related("invitation"):
        assert one.invitation.sent_at < one.at < one.invitation.expires_at
        assert one.invitation.state == Invitation.State.ANSWERED
    identities = list(Response.objects.values_list("identity", flat=True))
    assert len(identities) == len(set(identities)) and None not in identities


def test_the_pulse_may_be_shown_and_nobody_in_it(demo):
    survey = Survey.objects.get(kind="pulse")
    told = shown(survey, "score")
    assert told.held_back == 0 and survey.promise == "anonymous"


def test_their_pages_open(demo):
    client = Client()
    client.force_login(DemoSignIn.objects.select_related("user").first().user)
    pages = ["/surveys/", *(one.get_absolute_url() for one in Survey.objects.all())]
    pages.append(Response.objects.first().get_absolute_url())
    assert [client.get(page).status_code for page in pages] == [200] * len(pages)
