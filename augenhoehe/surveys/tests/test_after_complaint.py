"""After a complaint is closed its customer is asked how fair it was; while one is open, nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.base.actions import Refused
from augenhoehe.complaints.actions.close import (
    close_complaint,
    reopen_complaint,
    withdraw_complaint,
)
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.tests.cast import fresh, make_complaint, told
from augenhoehe.customers.tests.cast import consented
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.actions.invite import invite_after_complaint
from augenhoehe.surveys.actions.send import ask_due
from augenhoehe.surveys.actions.start import start_survey
from augenhoehe.surveys.actions.withdraw import withdraw_of_complaint
from augenhoehe.surveys.gate import OPEN, Candidate
from augenhoehe.surveys.gathering import gather
from augenhoehe.surveys.models import Audience, Invitation, Response
from augenhoehe.surveys.presets import HANDLING
from augenhoehe.surveys.questions import faults
from augenhoehe.surveys.tests.cast import invite, make_survey, post
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db
LATER = timedelta(days=2)
TUESDAY = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def mia(cast):
    contact = make_contact(company="Muster GmbH")
    consented(contact, by=cast.lead)
    return contact


@pytest.fixture
def complaint(cast, mia):
    return make_complaint(make_ticket(cast.technical, contact=mia), by=cast.alice)


@pytest.fixture
def survey():
    return make_survey("handling", audience=Audience.HANDLED)


@pytest.fixture
def sending(settings, cast, survey):
    settings.PUBLIC_URL = "https://dienst.example"
    make_mailbox(cast.technical, smtp_host="127.0.0.1")


def closed(complaint, by, ending="accepted"):
    told(complaint, by=by)
    return close_complaint(complaint, ending=ending, by=by)


def verdict(contact):
    one = Candidate(contact_id=contact.pk)
    return gather([one], now=TUESDAY).decide(one)


def test_the_preset_asks_for_result_procedure_and_treatment():
    scales = [one["key"] for one in HANDLING["questions"] if one["kind"] == "scale"]
    assert scales == ["result", "procedure", "treatment"] and not faults(HANDLING)


def test_an_open_complaint_keeps_us_from_asking_and_the_reason_names_none(cast, mia, complaint):
    said = verdict(mia)
    assert (said.rule, said.until - TUESDAY) == (OPEN, timedelta(days=3))
    closed(complaint, cast.alice)
    assert verdict(mia).is_yes


@pytest.mark.parametrize("ending", ["accepted", "rejected", "unanswered"])
def test_closing_asks_once_an_ending(cast, complaint, survey, work, ending):
    closed(complaint, cast.alice, ending)
    work()
    invitation = Invitation.objects.get()
    assert (invitation.complaint, invitation.contact) == (complaint, complaint.contact)
    assert invitation.due_at > fresh(complaint).closed_at and invitation.ticket is None


def test_an_open_complaint_is_not_asked_about_and_asking_is_taken_back_once(
    cast, complaint, survey
):
    assert invite_after_complaint(complaint) is None
    waiting = invite_after_complaint(closed(complaint, cast.alice))
    assert waiting == invite_after_complaint(fresh(complaint))
    assert withdraw_of_complaint(complaint, by="system") == 1
    assert withdraw_of_complaint(complaint, by="system") == 0


def test_what_was_withdrawn_or_nobodys_is_not_asked_about(cast, complaint, survey, work):
    withdraw_complaint(complaint, reason="War unser Fehler.", by=cast.alice)
    closed(make_complaint(by=cast.alice, team=cast.technical), cast.alice)
    work()
    assert not Invitation.objects.exists()


def test_without_such_a_survey_nobody_is_asked(cast, complaint, work):
    make_survey("csat")
    closed(complaint, cast.alice)
    work()
    assert not Invitation.objects.filter(complaint=complaint).exists()


def test_taken_up_again_it_is_not_asked_about_and_after_the_next_ending_it_is(
    cast, complaint, survey, work
):
    closed(complaint, cast.alice)
    work()
    reopen_complaint(complaint, reason="Der Tee ist wieder kalt.", by=cast.alice)
    work()
    assert Invitation.objects.get().state == Invitation.State.WITHDRAWN
    Complaint.objects.update(state="told", told_at=TUESDAY)
    close_complaint(complaint, ending="accepted", by=cast.alice)
    work()
    rounds = Invitation.objects.order_by("pk").values_list("round", "state")
    assert list(rounds) == [(0, "withdrawn"), (1, "waiting")]


def test_all_rules_of_the_gate_hold(cast, complaint, sending, work):
    closed(complaint, cast.alice)
    work()
    make_complaint(by=cast.alice, team=cast.technical, contact=complaint.contact)
    Invitation.objects.update(due_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    found = Invitation.objects.get()
    assert (found.state, found.decided_rule) == ("waiting", OPEN)


def test_asked_by_a_mail_that_names_no_concern(cast, complaint, sending, work):
    closed(complaint, cast.alice)
    work()
    OutMail.objects.all().delete()
    Invitation.objects.update(due_at=TUESDAY, created_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    assert Invitation.objects.get().state == "sent"
    assert OutMail.objects.get().subject == HANDLING["title_de"]


@pytest.mark.parametrize("secret", ["confidential", "about", "breach"])
def test_what_is_delicate_is_never_asked_about(cast, complaint, sending, work, secret):
    closed(complaint, cast.alice)
    work()
    if secret == "confidential":
        Ticket.objects.update(is_confidential=True, is_live=False)
    else:
        Complaint.objects.update(
            **{"about": {"about": cast.bob}, "breach": {"kind": "breach"}}[secret]
        )
    Invitation.objects.update(due_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    assert Invitation.objects.get().state == "blocked"


def test_the_answers_stand_beside_the_complaint_one_by_one(cast, complaint, survey):
    _sent, token = invite(survey, contact=complaint.contact, complaint=complaint)
    given = {"result": "2", "procedure": "4", "treatment": "5", "more": "Danke für den Anruf."}
    assert post(Client(), f"/surveys/a/{token}/", **given).status_code in (200, 302)
    assert Response.objects.get().values == {"result": 2, "procedure": 4, "treatment": 5}
    shown = signed_in(cast.alice).get(f"/complaints/{complaint.pk}/").content.decode()
    assert "2 / 5" in shown and "4 / 5" in shown and "5 / 5" in shown
    results = reverse("evaluation:results", args=[survey.pk])
    assert signed_in(cast.lead).get(results).status_code == 200


def test_only_one_survey_asks_after_complaints(cast, survey):
    other = make_survey("own", audience=Audience.HANDLED, state="draft", content=HANDLING)
    with pytest.raises(Refused) as refusal:
        start_survey(other, by=cast.lead)
    assert refusal.value.code == "survey.two"


def test_it_is_asked_after_complaints_and_of_nobody_else(cast):
    fields = {
        "title_de": "Wie fair?",
        "kind": "handling",
        "promise": "personal",
        "window_days": 21,
    }
    client = signed_in(cast.lead)
    wrong = client.post("/surveys/new/", {**fields, "audience": "solution"})
    assert wrong.status_code == 200 and wrong.context["form"].errors["audience"]
    assert client.post("/surveys/new/", {**fields, "audience": "handled"}).status_code == 302
