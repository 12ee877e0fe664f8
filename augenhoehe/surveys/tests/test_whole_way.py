"""From a solved concern to a call-back: the mail as it leaves, its link, the answer, what follows."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.base.secrets import unseal
from augenhoehe.customers.tests.cast import consented
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.surveys.actions.invite import invite_after_solution
from augenhoehe.surveys.actions.send import ask_due
from augenhoehe.surveys.models import CallBack, Invitation, Response
from augenhoehe.surveys.tests.cast import make_survey, post
from augenhoehe.tickets.models import State
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


@pytest.fixture
def asked(settings):
    """(the invitation, the mail's text) of a concern that was solved."""
    settings.PUBLIC_URL = "https://dienst.example"
    cast = make_cast()
    make_mailbox(cast.technical, smtp_host="127.0.0.1")
    make_survey("csat")
    contact = make_contact(company="Muster GmbH")
    consented(contact, by=cast.lead)
    ticket = make_ticket(cast.technical, contact=contact)
    ticket.state, ticket.is_live, ticket.solved_at = State.SOLVED, False, TUESDAY
    ticket.save()
    invite_after_solution(ticket)
    Invitation.objects.update(due_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    # The mail left on that Tuesday; the person answers today, an hour after it came.
    now = timezone.now()
    Invitation.objects.update(sent_at=now - timedelta(hours=1), expires_at=now + timedelta(days=1))
    mail = OutMail.objects.get()
    return Invitation.objects.get(), unseal(mail.text), unseal(mail.html)


def test_the_link_in_the_mail_answers_and_a_bad_answer_calls_for_a_call_back(asked, work):
    invitation, text, html = asked
    found = re.search(r"https://dienst\.example(/surveys/a/[\w\-]{32}/)\?s=2", text)
    page = found[1]
    assert found[0] in html.replace("&amp;", "&")
    assert Client().get(f"{page}?s=2").status_code == 200 and not Response.objects.exists()
    assert post(Client(), page, score="2", more="Drei Tage!").status_code == 302
    response = Response.objects.get()
    assert (response.invitation, response.is_critical, response.doubt) == (invitation, True, "")
    work()
    assert CallBack.objects.get().response == response


def test_whoever_answered_on_the_status_page_gets_no_mail_about_it(asked):
    invitation, _text, _html = asked
    OutMail.objects.all().delete()
    Invitation.objects.update(state="waiting", sent_at=None, token_hash=None, due_at=TUESDAY)
    ticket = invitation.ticket
    ticket.solved_at = timezone.now()
    ticket.save()
    assert post(Client(), f"/surveys/t/{ticket.status_key}/", score="5").status_code == 302
    ask_due(by="worker", now=TUESDAY)
    invitation.refresh_from_db()
    assert (invitation.state, invitation.sent_at) == ("answered", None)
    assert not OutMail.objects.exists()


def test_nothing_that_opens_the_page_is_kept_in_the_clear(asked):
    invitation, text, _html = asked
    token = re.search(r"/surveys/a/([\w\-]{32})/", text)[1]
    mail = OutMail.objects.get()
    assert token not in mail.text + mail.html and token != invitation.token_hash
