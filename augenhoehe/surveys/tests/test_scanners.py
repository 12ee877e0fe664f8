"""Machines that read mails before people do."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.base.models import Window
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.surveys.models import Response
from augenhoehe.surveys.tests.cast import invite, make_survey, post, seen
from augenhoehe.tickets.tests.cast import make_contact

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    make_cast()
    invitation, token = invite(make_survey("nps"), contact=make_contact())
    return invitation, f"/surveys/a/{token}/"


def test_a_scanner_that_follows_every_link_answers_nothing(asked):
    invitation, page = asked
    for score in range(11):
        Client().get(f"{page}?s={score}")
    Client().get(f"{page}more/")
    invitation.refresh_from_db()
    assert not Response.objects.exists() and invitation.opened_at is None


def test_head_and_prefetch_leave_no_trace(asked):
    invitation, page = asked
    Client().head(f"{page}?s=9")
    visit = {"sec-fetch-mode": "navigate"}
    Client(headers={**visit, "purpose": "prefetch"}).get(f"{page}?s=9")
    Client(headers={**visit, "sec-purpose": "prefetch;prerender"}).get(f"{page}?s=9")
    invitation.refresh_from_db()
    assert invitation.opened_at is None and not Window.objects.exists()


def test_a_person_who_opens_the_page_is_noted_once(asked):
    invitation, page = asked
    Client(headers={"sec-fetch-mode": "navigate"}).get(f"{page}?s=9")
    invitation.refresh_from_db()
    assert invitation.opened_at is not None


def test_after_the_trap_an_answer_waits_half_a_minute_and_then_counts(asked):
    _invitation, page = asked
    assert Client().get(f"{page}more/").status_code == 204
    reply = post(Client(), page, score="9", why="gut")
    assert reply.status_code == 429 and "gut" in reply.content.decode()
    assert not Response.objects.exists()
    Window.objects.update(ends_at=int((timezone.now() - timedelta(seconds=1)).timestamp()))
    assert post(Client(), page, score="9").status_code == 302
    assert Response.objects.get().score == 9


def test_two_scores_at_once_are_no_persons(asked):
    _invitation, page = asked
    Client().get(f"{page}?s=3")
    Client().get(f"{page}?s=9")
    assert post(Client(), page, score="9").status_code == 429
    assert not Response.objects.exists()


def test_one_look_and_the_same_look_again_are_a_persons(asked):
    _invitation, page = asked
    Client().get(f"{page}?s=9")
    Client().get(f"{page}?s=9")
    assert post(Client(), page, score="9").status_code == 302


def test_who_fills_in_what_nobody_sees_is_thanked_and_not_heard(asked):
    _invitation, page = asked
    assert post(Client(), page, score="9", website="http://spam.example").status_code == 302
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    "sealed", ["", "1", "17:abc", seen(0)[:-2]], ids=["none", "number", "forged", "cut"]
)
def test_a_form_that_was_never_shown_or_comes_back_at_once_is_asked_for_again(asked, sealed):
    _invitation, page = asked
    reply = Client().post(page, {"seen": sealed, "score": "9"})
    assert reply.status_code == 429 and not Response.objects.exists()


def test_a_form_that_comes_back_within_a_second_is_asked_for_again(asked):
    _invitation, page = asked
    reply = Client().post(page, {"seen": seen(0), "score": "9"})
    assert reply.status_code == 429 and not Response.objects.exists()


def test_one_address_answers_sixty_times_in_ten_minutes_and_no_more(asked):
    survey = make_survey("own", content=_one_question(), is_open=True, audience="open")
    page = f"/surveys/o/{survey.public_key}/"
    codes = [post(Client(), page, score="3").status_code for _ in range(61)]
    assert codes == [302] * 60 + [429]
    assert Response.objects.count() == 60


def _one_question():
    question = {"key": "score", "kind": "scale", "title_de": "Wie war es?", "min": 1, "max": 5}
    return {"title_de": "Messe", "title_en": "", "questions": [question]}
