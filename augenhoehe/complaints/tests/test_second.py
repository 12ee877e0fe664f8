"""The second pair of eyes by the link in a mail, and the customer's answer by theirs."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.base.secrets import unseal
from augenhoehe.base.tokens import new_token
from augenhoehe.complaints.actions.answer import note_answer
from augenhoehe.complaints.actions.clarify import start_clarifying
from augenhoehe.complaints.actions.decide import take_decision_back
from augenhoehe.complaints.models import AnswerKey, Complaint, Decision, SecondKey
from augenhoehe.complaints.redress_facts import Answer
from augenhoehe.complaints.tests.cast import fresh, make_complaint
from augenhoehe.complaints.tests.decisions import (
    answer_link,
    decided,
    rules,
    second_link,
    seen_before,
    told,
)
from augenhoehe.complaints.tests.refusing import refused
from augenhoehe.mail.models import OutMail
from augenhoehe.people.models import Grant
from augenhoehe.people.tests.cast import signed_in

OUTSIDE = "chefin@zentrale.example"
YES = {"verdict": "yes", "words": ""}


@pytest.fixture
def waiting(cast, complaint):
    rules(cast.lead, extra=OUTSIDE)
    return decided(complaint, by=cast.alice, cents=9000)


@pytest.fixture
def standing(cast, complaint):
    rules(cast.lead)
    decision = decided(complaint, by=cast.alice)
    told(decision, by=cast.alice)
    return decision


def post(url, data=None, *, client=None, **more):
    given = {"seen": seen_before(), **(data or YES), **more}
    return (client or Client()).post(url, given)


def state():
    return Decision.objects.get().state


def test_the_mail_goes_to_boss_and_address_and_keeps_its_link_secret(cast, complaint, settings):
    settings.PUBLIC_URL = "https://dienst.example"
    rules(cast.lead, extra=f"{OUTSIDE}\n{cast.alice.email}")
    decided(complaint, by=cast.alice, cents=9000)
    assert {mail.to_first for mail in OutMail.objects.all()} == {cast.boss.email, OUTSIDE}
    assert all(mail.is_secret for mail in OutMail.objects.all())
    text = unseal(OutMail.objects.first().text)
    token = text.split("/complaints/second/")[1][:32]
    assert "90.00" in text and not SecondKey.objects.filter(token_hash=token).exists()
    assert post(f"/complaints/second/{token}/").status_code == 200
    assert state() == "stands"


def test_somebody_without_an_account_approves_once(waiting):
    url = second_link(waiting, email=OUTSIDE)
    assert post(url).status_code == 200
    found = Decision.objects.get()
    assert (found.state, found.second_from, found.second_by) == ("stands", OUTSIDE, None)
    again = post(url, verdict="no", words="Doch nicht.")
    assert again.status_code == 409 and OUTSIDE in again.content.decode()
    assert state() == "stands"


def test_what_another_one_answered_is_said_and_not_changed(cast, waiting):
    post(second_link(waiting, email=OUTSIDE))
    late = post(second_link(waiting, user=cast.boss), verdict="no", words="Nein.")
    assert late.status_code == 409 and OUTSIDE in late.content.decode()


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete", "patch"])
def test_what_only_opens_the_link_approves_nothing(waiting, method):
    getattr(Client(), method)(second_link(waiting, email=OUTSIDE))
    assert state() == "waiting"


def test_a_robot_that_posts_at_once_approves_nothing(waiting):
    url = second_link(waiting, email=OUTSIDE)
    assert post(url, seen=seen_before(0)).status_code == 429
    assert post(url, seen="forged").status_code == 429
    assert state() == "waiting"


def test_an_old_link_says_whom_to_ask(cast, waiting):
    url = second_link(waiting, email=OUTSIDE)
    SecondKey.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    answer = post(url)
    assert answer.status_code == 409 and cast.alice.name in answer.content.decode()
    assert state() == "waiting"


def test_somebody_else_who_is_signed_in_approves_nothing(cast, waiting):
    for url in (second_link(waiting, user=cast.boss), second_link(waiting, email=OUTSIDE)):
        assert post(url, client=signed_in(cast.alice)).status_code == 409
    assert state() == "waiting"
    assert (
        post(second_link(waiting, user=cast.boss), client=signed_in(cast.boss)).status_code == 200
    )


def test_a_link_ends_with_role_and_address(cast, waiting):
    boss, outside = second_link(waiting, user=cast.boss), second_link(waiting, email=OUTSIDE)
    Grant.objects.filter(user=cast.boss).delete()
    rules(cast.lead)
    assert post(boss).status_code == post(outside).status_code == 404
    assert state() == "waiting"


def test_what_was_taken_back_is_not_approved(cast, waiting):
    url = second_link(waiting, email=OUTSIDE)
    take_decision_back(waiting, by=cast.alice)
    assert post(url).status_code == 409 and state() == "taken_back"


def test_unknown_keys_lead_nowhere(cast):
    for key in ("x", new_token()[0], "ü" * 32):
        assert Client().get(f"/complaints/second/{key}/").status_code == 404
        assert Client().get(f"/complaints/answer/{key}/").status_code == 404


def test_declining_by_link_needs_words(waiting):
    url = second_link(waiting, email=OUTSIDE)
    assert post(url, verdict="no").status_code == 422
    assert post(url, verdict="no", words="<b>Zu viel</b>").status_code == 200
    assert (state(), Decision.objects.get().second_words) == ("declined", "<b>Zu viel</b>")


def test_what_is_confidential_stays_out_of_the_mail(cast, settings):
    settings.PUBLIC_URL = "https://dienst.example"
    rules(cast.lead)
    hidden = make_complaint(by=cast.lead, team=cast.technical, wrong="Geheim.", about=cast.alice)
    decided(hidden, by=cast.lead, cents=90000)
    assert "Geheim" not in unseal(OutMail.objects.get().text)


def test_the_mail_that_tells_a_decision_has_a_link_the_conversation_has_not(
    cast, complaint, settings
):
    settings.PUBLIC_URL = "https://dienst.example"
    decision = decided(complaint, by=cast.alice)
    told(decision, by=cast.alice)
    mail = OutMail.objects.get()
    assert mail.is_secret and "/complaints/answer/" in unseal(mail.html)
    assert "/complaints/answer/" not in complaint.ticket.messages.last().html
    token = unseal(mail.html).split("/complaints/answer/")[1][:32]
    assert post(f"/complaints/answer/{token}/", {"answer": "yes"}).status_code == 200


def test_accepting_closes_the_complaint_and_counts_once(standing):
    url = answer_link(standing)
    assert post(url, {"answer": "yes"}).status_code == 200
    found = Complaint.objects.get()
    assert (found.state, found.ending) == ("closed", "accepted")
    again = post(url, {"answer": "no", "words": "Doch nicht."})
    assert again.status_code == 409 and Decision.objects.get().answer == "accepted"


def test_saying_no_keeps_the_words_and_the_complaint_open(cast, standing):
    post(answer_link(standing), {"answer": "no", "words": "Ich will den Kessel."})
    found = Decision.objects.get()
    assert (found.answer, found.answer_words) == ("refused", "Ich will den Kessel.")
    assert Complaint.objects.get().is_open
    assert "Ich will den Kessel." in signed_in(cast.alice).get("/").content.decode()


def test_a_get_accepts_nothing(standing):
    url = answer_link(standing)
    assert b"<form" in Client().get(url).content
    Client().head(url)
    assert Decision.objects.get().answer == ""


def test_colleagues_do_not_accept_in_the_customers_name(cast, standing):
    answer = post(answer_link(standing), {"answer": "yes"}, client=signed_in(cast.alice))
    assert answer.status_code == 409 and Decision.objects.get().answer == ""


def test_an_old_answer_link_says_what_can_be_done(standing):
    url = answer_link(standing)
    AnswerKey.objects.update(expires_at=timezone.now())
    assert post(url, {"answer": "yes"}).status_code == 409
    assert Decision.objects.get().answer == ""


def test_a_newer_decision_ends_the_older_link(cast, complaint, standing):
    url = answer_link(standing)
    start_clarifying(complaint, by=cast.alice)
    decided(complaint, by=cast.alice, cents=100)
    assert post(url, {"answer": "yes"}).status_code == 409
    assert fresh(complaint).is_open


def test_an_answer_is_noted_by_phone_after_it_was_told(cast, complaint):
    decision = decided(complaint, by=cast.alice)
    with refused("answer.early"):
        note_answer(decision, answer=Answer(accepts=True), by=cast.alice)
    told(decision, by=cast.alice)
    note_answer(decision, answer=Answer(accepts=True, words="Gut so."), by=cast.alice)
    assert fresh(complaint).ending == "accepted"
    with refused("answer.over"):
        note_answer(decision, answer=Answer(accepts=False), by=cast.alice)
