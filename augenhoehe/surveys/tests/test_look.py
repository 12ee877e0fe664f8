"""That a page was opened is noted once, and never where answers are anonymous."""

import pytest
from django.test import Client

from augenhoehe.people.tests.cast import make_cast
from augenhoehe.surveys.actions.look import note_opened
from augenhoehe.surveys.tests.cast import invite, make_survey
from augenhoehe.tickets.tests.cast import make_contact

pytestmark = pytest.mark.django_db
VISIT = {"sec-fetch-mode": "navigate"}


def test_only_the_first_time_is_noted():
    make_cast()
    invitation, _token = invite(make_survey("nps"), contact=make_contact())
    note_opened(invitation)
    invitation.refresh_from_db()
    first = invitation.opened_at
    note_opened(invitation)
    invitation.refresh_from_db()
    assert first is not None and invitation.opened_at == first


def test_who_looks_at_an_anonymous_survey_is_not_noted():
    make_cast()
    survey = make_survey("nps", promise="anonymous")
    invitation, token = invite(survey, contact=make_contact())
    Client(headers=VISIT).get(f"/surveys/a/{token}/?s=3")
    invitation.refresh_from_db()
    assert invitation.opened_at is None
