"""The outbox on the screen: states for all who look after mails, words for those who may read."""

import pytest
from django.utils import timezone

from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox, write
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.models import Ticket


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def mailbox(cast):
    return make_mailbox(cast.technical, smtp_host="127.0.0.1")


def ticket_of(team, **more):
    now = timezone.now()
    return Ticket.objects.create(team=team, subject="Lohn", opened_at=now, last_at=now, **more)


def page(user, path="/mail/outbox/"):
    return signed_in(user).get(path).content.decode()


def test_words_are_shown_to_whoever_may_see_the_concern(cast, mailbox):
    mail = write(subject="Geheimer Betreff", mailbox=mailbox, owner=ticket_of(cast.technical))
    assert "Geheimer Betreff" in page(cast.alice)
    assert "Geheimer Betreff" in page(cast.bob)
    for path in ("/mail/outbox/", mail.get_absolute_url()):
        assert "Geheimer Betreff" not in page(cast.admin, path)
        assert "kundin@firma.example" not in page(cast.admin, path)


def test_a_mail_of_a_confidential_concern_shows_colleagues_nothing(cast, mailbox):
    ticket = ticket_of(cast.technical, is_confidential=True)
    mail = write(subject="Geheimer Betreff", mailbox=mailbox, owner=ticket)
    assert "Geheimer Betreff" not in page(cast.alice)
    assert "Geheimer Betreff" not in page(cast.alice, "/mail/outbox/?q=Geheimer")
    assert signed_in(cast.alice).post(f"/mail/outbox/{mail.pk}/withdraw/").status_code == 403
    assert "Geheimer Betreff" in page(cast.lead)


def test_a_secret_mail_is_shown_to_nobody(cast, mailbox):
    mail = write(subject="Neues Passwort", text="https://x/reset/abc", html="", is_secret=True)
    for path in ("/mail/outbox/", mail.get_absolute_url()):
        shown = page(cast.lead, path)
        assert "Neues Passwort" not in shown and "reset" not in shown


def test_filters_live_in_the_address_and_nonsense_filters_nothing(cast, mailbox):
    write(subject="Eins", mailbox=mailbox, owner=ticket_of(cast.technical))
    assert "Eins" in page(cast.lead, "/mail/outbox/?state=waiting")
    assert "Eins" not in page(cast.lead, "/mail/outbox/?state=sent")
    assert "Eins" in page(cast.lead, "/mail/outbox/?q=kundin")
    assert "Eins" in page(cast.lead, "/mail/outbox/?state=%27%20OR&mailbox=x&before=y")


def test_held_mails_are_said_and_released_together(cast):
    held = write(owner=ticket_of(cast.technical))
    assert "No mailbox can send" in page(cast.lead)
    make_mailbox(cast.technical, smtp_host="127.0.0.1")
    assert "One mail was held" in page(cast.lead)
    signed_in(cast.lead).post("/mail/outbox/release/")
    held.refresh_from_db()
    assert held.state == OutMail.State.WAITING


def test_one_mail_or_three_cost_the_same_queries(cast, mailbox, django_assert_max_num_queries):
    client = signed_in(cast.lead)
    write(mailbox=mailbox, owner=ticket_of(cast.technical))
    client.get("/mail/outbox/")
    for _ in range(3):
        write(mailbox=mailbox, owner=ticket_of(cast.technical))
    with django_assert_max_num_queries(16):
        client.get("/mail/outbox/")
