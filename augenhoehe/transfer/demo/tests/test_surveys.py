"""The demo's surveys: asked by the rules, truthful, and with a known effect in them."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.customers.models import Basis, Objection
from augenhoehe.people.models import DemoSignIn
from augenhoehe.surveys.excluding import RULES
from augenhoehe.surveys.models import (
    AnonymousResponse,
    CallBack,
    HasAnswered,
    Invitation,
    Response,
    Survey,
)
from augenhoehe.surveys.showing import shown

pytestmark = pytest.mark.django_db


def test_there_is_one_of_each_kind_and_somebody_answered(demo):
    kinds = {"csat", "nps", "ces", "pulse", "reflect"}
    assert set(Survey.objects.values_list("kind", flat=True)) == kinds
    assert Response.objects.filter(survey__kind="csat").exists()
    assert HasAnswered.objects.count() == AnonymousResponse.objects.count() > 5


def test_nobody_was_asked_without_a_basis_or_twice_within_ninety_days(demo):
    valid = Basis.objects.exclude(given_at=None)
    people = set(valid.values_list("contact_id", flat=True))
    companies = set(valid.exclude(company=None).values_list("company_id", flat=True))
    sent = Invitation.objects.exclude(sent_at=None).order_by("contact_id", "sent_at")
    for one in sent:
        assert one.contact_id in people or one.company_id in companies
    for one, after in pairwise(sent):
        if one.contact_id == after.contact_id and not after.is_again:
            before = timezone.localdate(one.reminded_at or one.sent_at)
            assert timezone.localdate(after.sent_at) - before >= timedelta(days=90)


def test_each_kind_of_basis_and_of_objection_stands_there(demo):
    consent = Basis.objects.filter(kind="consent")
    assert consent.filter(confirm_hash=None, company=None).exclude(proof="").exists()
    assert consent.exclude(company=None).exists()
    assert consent.exclude(confirm_hash=None).exclude(given_at=None).exists()
    assert consent.exclude(confirm_hash=None).filter(given_at=None).exists()
    sale = Basis.objects.filter(kind="sale", notice_given=True).exclude(service="")
    assert sale.exclude(proof="").exists()
    assert set(Objection.objects.values_list("way", flat=True)) == {"link", "told"}


def test_the_gate_said_no_and_each_no_explains_itself(demo):
    """However small the demo; `reserved` and `cap` need a whole year."""
    held = Invitation.objects.filter(sent_at=None).exclude(decided_rule="")
    assert {"objected", "basis", "asked", "bounce", "quiet"} <= {one.decided_rule for one in held}
    waiting = held.filter(state="waiting")
    assert waiting.exists() and not waiting.filter(due_at=None).exists()
    client = Client()
    client.force_login(DemoSignIn.objects.select_related("user").first().user)
    for rule in ("objected", "basis", "asked", "bounce"):
        one = held.filter(decided_rule=rule).select_related("contact").first()
        page = client.get(f"/surveys/why/{one.contact_id}/")
        assert str(RULES[rule]) in page.content.decode(), rule


def test_call_backs_are_in_all_states_and_somebody_was_asked_again(demo):
    states = set(CallBack.objects.values_list("state", flat=True))
    assert {"open", "solved"} <= states
    for one in CallBack.objects.exclude(again=None).select_related("again"):
        assert one.again.is_again and one.again.created_at == one.ended_at
    for one in Response.objects.filter(doubt="again"):
        assert one.invitation.call_back.response.contact_id == one.contact_id


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
