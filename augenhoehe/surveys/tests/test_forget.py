"""A person is forgotten: what they said goes, what is counted stays; the anonymous stay nobody's."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.base.personal import Box, Erasure, counted
from augenhoehe.customers.personal import person_of
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.surveys.actions.forget import (
    black_out_response,
    blank_invitations,
    blank_responses,
)
from augenhoehe.surveys.models import AnonymousResponse, Invitation, Response
from augenhoehe.surveys.personal import count_responses, erase, export, preview, remove_responses
from augenhoehe.surveys.tests.cast import invite, make_survey, post
from augenhoehe.tickets.tests.cast import make_contact

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered():
    """(cast, contact, page) of somebody who answered by name."""
    cast, contact = make_cast(), make_contact()
    _invitation, token = invite(make_survey("nps"), contact=contact)
    page = f"/surveys/a/{token}/"
    post(Client(), page, score="2", why="Ich, Mia Muster, bin enttäuscht")
    return cast, contact, page


def test_the_person_is_told_what_they_were_asked_and_answered(answered):
    cast, contact, _page = answered
    sections = {
        one.title: one.rows for one in export(person_of(contact, asked_by=cast.lead), Box())
    }
    words = str(sections)
    assert "enttäuscht" in words and "2 / 10" in words
    assert [
        count for _words, count in counted([preview(person_of(contact, asked_by=cast.lead))])[0]
    ] == [1, 1]


def test_the_score_stays_and_the_rest_is_gone(answered):
    cast, contact, page = answered
    erasure = Erasure(person_of(contact, asked_by=cast.lead))
    erase(erasure, by=cast.lead)
    one = Response.objects.get()
    assert (one.score, one.text, one.contact) == (2, "", None)
    assert Invitation.objects.get().contact is None
    assert Client().get(page).status_code == 404
    assert erasure.counts == {"responses": 1, "survey_invitations": 1}


def test_texts_of_other_questions_go_too_and_choices_stay():
    make_cast()
    content = {
        "title_de": "x",
        "questions": [
            {"key": "a", "kind": "text", "title_de": "A"},
            {"key": "b", "kind": "text", "title_de": "B"},
            {
                "key": "c",
                "kind": "choice",
                "title_de": "C",
                "options": [{"key": "1", "de": "x"}, {"key": "2", "de": "y"}],
            },
        ],
    }
    _invitation, token = invite(make_survey("own", content={"title_en": "", **content}))
    post(Client(), f"/surveys/a/{token}/", a="eins", b="zwei", c="1")
    assert blank_responses(Response.objects.values_list("pk", flat=True)) == 1
    assert Response.objects.get().values == {"c": "1"}
    assert blank_invitations([]) == 0


def test_a_name_is_blacked_out_in_what_another_said(answered):
    cast, _contact, _page = answered

    class Finder:
        def black_out(self, text, mark):
            return text.replace("Mia Muster", mark)

    black_out_response(Response.objects.get(), finder=Finder(), by=cast.lead)
    assert "Mia Muster" not in Response.objects.get().text


def test_old_responses_lose_names_and_texts_and_stay_counted(answered):
    cast, _contact, _page = answered
    now = timezone.now()
    assert count_responses(now - timedelta(days=1)) == 0
    assert remove_responses(now + timedelta(days=1), by="worker") == 1
    assert remove_responses(now + timedelta(days=1), by="worker") == 0
    assert Response.objects.get().score == 2


def test_the_anonymous_are_nobodys():
    cast = make_cast()
    contact = make_contact()
    _invitation, token = invite(make_survey("nps", promise="anonymous"), contact=contact)
    post(Client(), f"/surveys/a/{token}/", score="2", why="geheim")
    assert "geheim" not in str(list(export(person_of(contact, asked_by=cast.lead), Box())))
    assert AnonymousResponse.objects.get().text == "geheim"
