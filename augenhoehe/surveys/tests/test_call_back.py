"""Whoever is dissatisfied is called back, by whom, until when, and what came of it."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.actions.answer import answer_survey
from augenhoehe.surveys.actions.call_back import (
    due_at,
    end_call_back,
    give_call_back,
    note_attempt,
    open_call_back,
)
from augenhoehe.surveys.actions.forget import blank_responses
from augenhoehe.surveys.answers import Given
from augenhoehe.surveys.calling import figures
from augenhoehe.surveys.models import CallBack
from augenhoehe.surveys.opening import by_token
from augenhoehe.surveys.tests.cast import invite, make_survey
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def critical(promise="personal", score=2, ticket=None, email="mia@muster.example"):
    contact = ticket.contact if ticket else make_contact(email=email)
    survey = make_survey("nps", promise=promise)
    _invitation, token = invite(survey, contact=contact, ticket=ticket)
    return answer_survey(by_token(token), given=Given({"score": score}), by="customer")


def test_a_critical_response_becomes_a_call_back_of_the_lead(cast, work):
    critical()
    work()
    call_back = CallBack.objects.get()
    assert (call_back.owner, call_back.state) == (cast.lead, "open")
    assert call_back.get_absolute_url() in signed_in(cast.lead).get("/").content.decode()


def test_whoever_worked_on_the_concern_calls_back(cast, work):
    ticket = make_ticket(cast.technical, contact=make_contact())
    ticket.assignee = cast.alice
    ticket.save()
    critical(ticket=ticket)
    work()
    assert CallBack.objects.get().owner == cast.alice


def test_a_good_answer_and_a_confidential_one_ask_for_no_call(cast, work):
    critical(score=9)
    critical(promise="confidential", email="b@muster.example")
    work()
    assert not CallBack.objects.exists()


def test_it_is_due_on_the_next_working_day(cast):
    friday = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
    assert timezone.localtime(due_at(friday, 0)).strftime("%a") == "Mon"


def test_tried_talked_and_ended_with_a_cause(cast):
    call_back = open_call_back(critical(), by="system")
    assert note_attempt(call_back, was_reached=False, note="", by=cast.lead).state == "tried"
    assert note_attempt(call_back, was_reached=True, note="Ja", by=cast.lead).state == "talking"
    ending = {"state": "solved", "outcome": "Gutschrift", "cause": "", "is_good_now": True}
    with pytest.raises(Refused):
        end_call_back(call_back, ending=ending, by=cast.lead)
    end_call_back(call_back, ending={**ending, "cause": "our_error"}, by=cast.lead)
    found = figures(CallBack.objects.all())
    assert (found.recovered.hits, found.recovered.n) == (1, 1)
    assert (found.in_time.hits, found.in_time.n) == (1, 1)
    with pytest.raises(Refused):
        give_call_back(call_back, to=cast.alice, by=cast.lead)


def test_a_call_back_about_another_teams_confidential_concern_is_not_seen(cast):
    ticket = make_ticket(cast.confidential, contact=make_contact())
    call_back = open_call_back(critical(ticket=ticket), by="system")
    page = call_back.get_absolute_url()
    assert signed_in(cast.bob).get(page).status_code == 404
    assert signed_in(cast.bob).post(f"{page}tried/").status_code == 404
    assert signed_in(cast.dora).get(page).status_code == 200


def test_what_was_said_is_forgotten_with_the_person_and_nobody_is_called(cast):
    response = critical()
    call_back = open_call_back(response, by="system")
    note_attempt(call_back, was_reached=True, note="Sie klang müde", by=cast.lead)
    blank_responses([response.pk])
    call_back.refresh_from_db()
    assert (call_back.state, call_back.attempts.get().note) == ("not_wanted", "")
    assert signed_in(cast.lead).get(call_back.get_absolute_url()).status_code == 200
    assert signed_in(cast.lead).get("/surveys/call-backs/?state=all").status_code == 200
