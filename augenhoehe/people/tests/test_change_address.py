"""Another address to sign in with: proven by a link, confirmed by the person, told to the old one."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.people import events
from augenhoehe.people.actions.change_address import ask_for_address, change_address
from augenhoehe.people.models import AddressChange, Department, User
from augenhoehe.people.tests.cast import PASSWORD, make_cast, signed_in

MINE = "/people/me/address/"
NEW = "alice.neu@musterdienst.example"
LOGIN = "/account/login/"


@pytest.fixture
def cast(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.PUBLIC_URL = "https://service.haus.example"
    return make_cast()


def fresh(user):
    """A client that signed in with the password just now, as re-authentication wants it."""
    client = signed_in(None)
    client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def link_in(letter):
    return re.search(r"https://service\.haus\.example(/people/address/\S+)", letter.body)[1]


def address_of(user):
    return User.objects.get(pk=user.pk).email


def test_asked_proven_confirmed_and_the_old_address_is_told(cast):
    old, client = cast.alice.email, fresh(cast.alice)
    assert client.post(MINE, {"email": NEW}).status_code == 302
    assert address_of(cast.alice) == old
    assert [letter.to for letter in mail.outbox] == [[NEW]]
    link = link_in(mail.outbox[0])
    assert client.get(link).status_code == 200 and address_of(cast.alice) == old
    client.post(link)
    assert address_of(cast.alice) == NEW
    assert [letter.to for letter in mail.outbox[1:]] == [[old]]
    assert NEW not in mail.outbox[1].body
    assert client.post(link).status_code == 404


def test_the_new_address_signs_in_and_the_old_one_does_not(cast):
    old = cast.alice.email
    EmailAddress.objects.create(user=cast.alice, email=old, primary=True, verified=True)
    link = ask_for_address(cast.alice, email=NEW, by=cast.alice).path
    fresh(cast.alice).post(link)
    for email, works in ((old, 200), (NEW, 302)):
        reply = signed_in(None).post(LOGIN, {"login": email, "password": PASSWORD})
        assert reply.status_code == works
    mail.outbox.clear()
    signed_in(None).post("/account/password/reset/", {"email": old})
    assert mail.outbox == []


def test_a_link_for_another_person_opens_nothing(cast):
    link = ask_for_address(cast.alice, email=NEW, by=cast.admin).path
    for other in (cast.bob, cast.lead, cast.admin):
        client = signed_in(other)
        assert client.get(link).status_code == 404
        assert client.post(link).status_code == 404
    assert signed_in(None).post(link)["Location"].startswith(LOGIN)
    assert cast.alice.email == address_of(cast.alice)


def test_an_administrator_gets_into_no_account_by_correcting_its_address(cast):
    client = signed_in(cast.admin)
    client.post(f"/people/{cast.lead.pk}/address/", {"email": "boese@admin.example"})
    client.post(link_in(mail.outbox[0]))
    assert address_of(cast.lead) == cast.lead.email
    mail.outbox.clear()
    client.post("/account/password/reset/", {"email": "boese@admin.example"})
    assert mail.outbox == []


def test_without_a_fresh_password_nothing_is_asked(cast):
    reply = signed_in(cast.alice).post(MINE, {"email": NEW})
    assert "reauthenticate" in reply["Location"]
    assert not AddressChange.objects.exists() and mail.outbox == []


@pytest.mark.parametrize("email", ["", "x", "a@b.example\nBcc: c@d.example", "a@b.example,c@d.e"])
def test_what_is_no_address_is_said(cast, email):
    assert fresh(cast.alice).post(MINE, {"email": email}).status_code == 422
    assert mail.outbox == []


def test_an_address_of_somebody_else_or_the_same_one_is_refused(cast):
    for taken in (cast.bob.email.upper(), cast.alice.email):
        assert fresh(cast.alice).post(MINE, {"email": taken}).status_code == 409
    link = ask_for_address(cast.alice, email=NEW, by=cast.alice).path
    User.objects.filter(pk=cast.bob.pk).update(email=NEW)
    assert fresh(cast.alice).post(link).status_code == 409
    assert address_of(cast.alice) == cast.alice.email


def test_a_new_link_ends_the_older_one_and_seven_days_end_each(cast):
    first = ask_for_address(cast.alice, email=NEW, by=cast.alice).path
    second = ask_for_address(cast.alice, email="b@musterdienst.example", by=cast.alice).path
    client = fresh(cast.alice)
    assert client.post(first).status_code == 404
    AddressChange.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert client.post(second).status_code == 404
    with pytest.raises(Refused):
        change_address(AddressChange.objects.get(), by=cast.alice)
    assert address_of(cast.alice) == cast.alice.email


def test_the_lead_and_the_administrator_correct_an_address_and_nobody_else(cast):
    path = f"/people/{cast.alice.pk}/address/"
    for other in (cast.bob, cast.boss, cast.observer):
        assert signed_in(other).post(path, {"email": NEW}).status_code == 403
    for keeper in (cast.lead, cast.admin):
        reply = signed_in(keeper).post(path, {"email": NEW})
        assert b"/people/address/" in reply.content and "no-store" in reply["Cache-Control"]
    fresh(cast.alice).post(link_in(mail.outbox[-1]))
    assert address_of(cast.alice) == NEW
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert {events.ADDRESS_ASKED.code, events.ADDRESS_CHANGED.code} <= kinds


def test_nobody_who_left_gets_a_new_address(cast):
    User.objects.filter(pk=cast.alice.pk).update(is_active=False)
    path = f"/people/{cast.alice.pk}/address/"
    assert signed_in(cast.lead).post(path, {"email": NEW}).status_code == 403


def test_the_address_stands_in_no_journal(cast):
    ask_for_address(cast.alice, email=NEW, by=cast.admin)
    assert NEW not in str(list(Entry.objects.values()))


@pytest.mark.parametrize("missing", ["url", "mailbox"])
def test_where_no_mail_can_leave_the_page_says_so_and_who_helps(cast, settings, missing):
    settings.EMAIL_BACKEND = "augenhoehe.mail.backend.OutboxBackend"
    if missing == "url":
        settings.PUBLIC_URL = ""
    client = fresh(cast.alice)
    page = client.get(MINE).content.decode()
    assert 'name="email"' not in page and "Lena" in page
    assert client.post(MINE, {"email": NEW}).status_code == 409
    assert not AddressChange.objects.exists() and not OutMail.objects.exists()


def test_the_link_that_is_shown_says_when_no_mail_went_out(cast, settings):
    settings.PUBLIC_URL = ""
    reply = signed_in(cast.lead).post(f"/people/{cast.alice.pk}/address/", {"email": NEW})
    assert b"No mail was sent" in reply.content and mail.outbox == []


def test_the_demo_says_that_it_sends_nothing(cast, settings):
    settings.EMAIL_BACKEND = "augenhoehe.mail.backend.OutboxBackend"
    Department.objects.update_or_create(pk=1, defaults={"is_demo": True})
    assert "demo" in fresh(cast.alice).get(MINE).content.decode()
