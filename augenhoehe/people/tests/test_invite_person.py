"""Invitations: once, for seven days, and never more than the inviting person may give."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.people.actions.accept_invitation import accept_invitation
from augenhoehe.people.actions.deactivate_person import deactivate_person
from augenhoehe.people.actions.grant_role import withdraw_role
from augenhoehe.people.actions.invite_person import Invitee, invite_person, withdraw_invitation
from augenhoehe.people.models import Invitation, User
from augenhoehe.people.queries import invitation_by
from augenhoehe.people.tests.cast import PASSWORD, make_cast, make_person, signed_in
from augenhoehe.people.tokens import hash_of

NEW = "neu@musterdienst.example"


@pytest.fixture
def cast(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return make_cast()


def invite(cast, *, by=None, **more):
    words = {"email": NEW, "name": "Nele Neu", "roles": ("agent",), "language": "en", **more}
    return invite_person(Invitee(**words), by=by or cast.lead)


def token_of(invited):
    return invited.path.rstrip("/").rpartition("/")[2]


def answer(**more):
    return {"name": "Nele Neu", "language": "en", "password": PASSWORD, **more}


def test_only_a_hash_of_a_long_token_is_kept(cast):
    invited = invite(cast)
    token = token_of(invited)
    assert len(token) * 6 >= 128
    assert token not in str(Invitation.objects.values().get())
    assert invited.invitation.token_hash == hash_of(token)


def test_the_invited_person_chooses_the_password_and_is_signed_in(cast):
    invited = invite(cast, teams=(cast.technical,))
    client = signed_in(None)
    page = client.get(invited.path)
    assert page.status_code == 200 and b"Nele Neu" in page.content
    assert client.post(invited.path, answer())["Location"] == "/"
    user = User.objects.get(email=NEW)
    assert user.check_password(PASSWORD) and user.roles == {"agent"}
    assert user.team_ids == (cast.technical.pk,)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_opening_the_link_uses_nothing_up_and_accepting_works_once(cast):
    invited = invite(cast)
    for _ in range(3):
        assert signed_in(None).get(invited.path).status_code == 200
    assert signed_in(None).post(invited.path, answer()).status_code == 302
    assert signed_in(None).post(invited.path, answer()).status_code == 404
    with pytest.raises(Refused):
        accept_invitation(invited.invitation, **answer(), by="system")
    assert User.objects.filter(email=NEW).count() == 1


def test_after_seven_days_the_link_is_dead(cast):
    invited = invite(cast)
    late = timezone.now() - timedelta(seconds=1)
    Invitation.objects.update(expires_at=late)
    assert signed_in(None).post(invited.path, answer()).status_code == 404
    assert not User.objects.filter(email=NEW).exists()


def test_a_withdrawn_invitation_is_dead(cast):
    invited = invite(cast)
    withdraw_invitation(invited.invitation, by=cast.lead)
    assert signed_in(None).get(invited.path).status_code == 404


def test_an_accepted_invitation_cannot_be_withdrawn(cast):
    invited = invite(cast)
    accept_invitation(invited.invitation, **answer(), by="system")
    with pytest.raises(Refused):
        withdraw_invitation(invited.invitation, by=cast.lead)


def test_a_second_invitation_ends_the_first(cast):
    first, second = invite(cast), invite(cast)
    assert invitation_by(token_of(first)) is None
    assert invitation_by(token_of(second)) == second.invitation


@pytest.mark.parametrize("token", ["", None])
def test_an_empty_token_opens_nothing(cast, token):
    Invitation.objects.create(
        email=NEW,
        token_hash="",
        invited_by=cast.lead,
        invited_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=1),
    )
    assert invitation_by(token) is None


@pytest.mark.parametrize("role", ["lead", "agent", "reception"])
def test_an_administrator_invites_nobody_into_a_reading_role(cast, role):
    with pytest.raises(Refused) as no:
        invite(cast, by=cast.admin, roles=(role,))
    assert no.value.code == "role.lead_only"
    assert not Invitation.objects.exists()


def test_an_administrator_invites_nobody_into_a_confidential_team(cast):
    with pytest.raises(Refused):
        invite(cast, by=cast.admin, roles=(), teams=(cast.confidential,))
    assert not Invitation.objects.exists()


def test_an_invitation_ends_with_the_right_of_the_one_who_sent_it(cast):
    second = make_person("Zora Zweite", "lead")
    invited = invite(cast, by=second)
    withdraw_role(second, role="lead", by=cast.lead)
    with pytest.raises(Refused):
        accept_invitation(invited.invitation, **answer(), by="system")
    other = invite(cast, by=cast.admin, roles=())
    deactivate_person(cast.admin, by=cast.lead)
    assert signed_in(None).post(other.path, answer()).status_code == 409
    assert not User.objects.filter(email=NEW).exists()


def test_who_is_here_already_cannot_be_invited(cast):
    with pytest.raises(Refused):
        invite(cast, email=cast.alice.email.upper())


@pytest.mark.parametrize("password", ["short", "password1234", "musterdienst.example"])
def test_a_weak_password_is_refused_beside_the_field(cast, password):
    invited = invite(cast, email="nele.langername@musterdienst.example")
    reply = signed_in(None).post(invited.path, answer(password=password))
    assert reply.status_code == 422
    assert not User.objects.filter(name="Nele Neu").exists()


def test_without_a_public_address_no_mail_is_sent_and_the_page_shows_the_link_once(cast):
    reply = signed_in(cast.lead).post(reverse("people:invite"), form())
    assert mail.outbox == []
    assert b"/people/in/" in reply.content and b"AUGENHOEHE_URL" in reply.content
    assert reply["Cache-Control"] == "no-store"
    assert b"/people/in/" not in signed_in(cast.lead).get(reverse("people:list")).content


def test_without_a_mailbox_the_mail_waits_and_the_page_says_so(cast, settings):
    settings.PUBLIC_URL = "https://service.example"
    settings.EMAIL_BACKEND = "augenhoehe.mail.backend.OutboxBackend"
    lead = signed_in(cast.lead)
    assert b"No mail can leave yet" in lead.get("/people/invite/").content
    shown = lead.post("/people/invite/", {"email": NEW, "name": "Nele Neu", "language": "en"})
    assert b"The mail waits in the outbox" in shown.content
    assert b"https://service.example/" in shown.content


def test_with_a_public_address_the_mail_speaks_the_invited_persons_language(cast, settings):
    settings.PUBLIC_URL = "https://desk.example"
    invite(cast, language="en")
    invite(cast, email="deutsch@musterdienst.example", language="de")
    english, german = mail.outbox
    assert "https://desk.example/people/in/" in english.body
    assert english.subject == "Lena Leitung invites you to Augenhöhe"
    german_day = re.compile(r"\d\d?\. \w+ \d{4}")
    assert german_day.search(german.body) and not german_day.search(english.body)
    assert german.to == ["deutsch@musterdienst.example"]


def test_the_host_header_gets_into_no_mail(cast, settings):
    settings.PUBLIC_URL = "https://desk.example"
    settings.ALLOWED_HOSTS = ["*"]
    signed_in(cast.lead).post(reverse("people:invite"), form(), headers={"host": "evil.example"})
    assert "evil.example" not in mail.outbox[0].body


def test_a_line_break_in_a_name_adds_no_header(cast, settings):
    settings.PUBLIC_URL = "https://desk.example"
    cast.lead.name = "Lena\r\nBcc: evil@evil.example"
    cast.lead.save()
    invite(cast)
    assert "\n" not in mail.outbox[0].subject


def form():
    return {"name": "Nele Neu", "email": NEW, "language": "en", "roles": ["agent"]}


def test_strangers_and_agents_invite_nobody(cast):
    for person in (cast.alice, cast.rita, cast.boss, cast.observer, cast.stranger):
        client = signed_in(person)
        assert client.get(reverse("people:invite")).status_code == 403
        assert client.post(reverse("people:invite"), form()).status_code == 403
    assert not Invitation.objects.exists()


def test_the_observer_sees_invitations_but_withdraws_none(cast):
    invited = invite(cast)
    client = signed_in(cast.observer)
    assert b"Nele Neu" in client.get(reverse("people:list")).content
    to = reverse("people:withdraw_invitation", args=[invited.invitation.pk])
    assert client.post(to).status_code == 403
    assert signed_in(cast.alice).post(to).status_code == 404
    assert signed_in(cast.lead).post(to).status_code == 302
