"""Signing in, by real requests: allauth as we have set it up."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.urls import NoReverseMatch, reverse

from augenhoehe.base.secrets import unseal
from augenhoehe.people.actions.draw_demo_sign_in import begin_demo, draw_demo_sign_in
from augenhoehe.people.models import Department, User
from augenhoehe.people.queries import department
from augenhoehe.people.tests.cast import PASSWORD, make_cast, signed_in

LOGIN = "/account/login/"
REAUTHENTICATE = "/account/reauthenticate/"
RESET = "/account/password/reset/"


@pytest.fixture
def cast(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return make_cast()


def sign_in(client, user, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": user.email, "password": password}, **more)


def test_who_asks_for_a_page_is_sent_to_the_sign_in_and_back(cast):
    client = signed_in(None)
    reply = client.get("/people/me/")
    assert reply["Location"] == f"{LOGIN}?next=/people/me/"
    back = client.post(reply["Location"], {"login": cast.alice.email, "password": PASSWORD})
    assert back["Location"] == "/people/me/"
    assert client.get("/people/me/").status_code == 200


@pytest.mark.parametrize(
    "there",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "javascript:alert(1)",
        "http://localhost/",
        "https:evil.example",
        "\x01//evil.example",
    ],
)
def test_nobody_is_sent_away_after_signing_in(cast, there):
    client = signed_in(None)
    data = {"login": cast.alice.email, "password": PASSWORD, "next": there}
    assert client.post(LOGIN, data)["Location"] == "/"


def test_the_address_counts_in_any_case(cast):
    client = signed_in(None)
    data = {"login": cast.alice.email.upper(), "password": PASSWORD}
    assert client.post(LOGIN, data).status_code == 302


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(cast):
    known = sign_in(signed_in(None), cast.alice, "falsch falsch falsch")
    unknown = sign_in(signed_in(None), User(email="niemand@x.example"), "falsch falsch falsch")
    assert known.status_code == unknown.status_code == 200
    assert known.context["form"].errors == unknown.context["form"].errors


def test_many_wrong_passwords_stop_even_the_right_one(cast):
    client = signed_in(None)
    for _ in range(6):
        sign_in(client, cast.alice, "falsch falsch falsch")
    sign_in(client, cast.alice)
    assert "_auth_user_id" not in client.session


def test_who_was_deactivated_does_not_get_in(cast):
    User.objects.filter(pk=cast.alice.pk).update(is_active=False)
    client = signed_in(None)
    sign_in(client, cast.alice)
    assert "_auth_user_id" not in client.session


def test_signing_out_needs_a_post(cast):
    client = signed_in(cast.alice)
    client.get("/account/logout/")
    assert "_auth_user_id" in client.session
    client.post("/account/logout/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_set_password"])
def test_what_we_do_not_use_of_allauth_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["signup/", "email/", "confirm-email/", "login/code/", "social/"])
def test_nobody_signs_up(cast, path):
    assert signed_in(None).get(f"/account/{path}").status_code == 404


def test_a_reset_without_a_public_address_sends_nothing(cast):
    reply = signed_in(None).post(RESET, {"email": cast.alice.email})
    assert reply.status_code == 302 and mail.outbox == []


def test_a_reset_tells_nobody_who_works_here(cast, settings):
    settings.PUBLIC_URL = "https://desk.example"
    known = signed_in(None).post(RESET, {"email": cast.alice.email})
    unknown = signed_in(None).post(RESET, {"email": "niemand@x.example"})
    assert known["Location"] == unknown["Location"] and known.status_code == unknown.status_code
    assert [one.to for one in mail.outbox] == [[cast.alice.email]]


def test_a_reset_link_comes_from_the_public_address_only_and_works_once(cast, settings):
    settings.PUBLIC_URL = "https://desk.example"
    settings.ALLOWED_HOSTS = ["*"]
    client = signed_in(None)
    client.post(RESET, {"email": cast.alice.email}, headers={"host": "evil.example"})
    (letter,) = mail.outbox
    assert "evil.example" not in letter.body + letter.subject
    path = re.search(r"https://desk\.example(/account/password/reset/key/\S+)", letter.body)[1]
    form = client.get(path, follow=True)
    better = {"password1": "sieben Möwen am Kai", "password2": "sieben Möwen am Kai"}
    client.post(form.request["PATH_INFO"], better)
    assert User.objects.get(pk=cast.alice.pk).check_password("sieben Möwen am Kai")
    again = signed_in(None).get(path, follow=True)
    assert again.context.get("token_fail")


def test_somebody_deactivated_gets_no_reset(cast, settings):
    settings.PUBLIC_URL = "https://desk.example"
    User.objects.filter(pk=cast.alice.pk).update(is_active=False)
    signed_in(None).post(RESET, {"email": cast.alice.email})
    assert mail.outbox == []


def test_changing_the_password_ends_other_sessions_and_tells_the_person(cast):
    here, there = signed_in(None), signed_in(None)
    sign_in(here, cast.alice)
    sign_in(there, cast.alice)
    new = "sieben Möwen am Kai"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/account/password/change/", data).status_code == 302
    assert here.get("/people/me/").status_code == 200
    assert there.get("/people/me/").status_code == 302
    assert mail.outbox[-1].to == [cast.alice.email]


def test_the_second_factor_is_sealed_asked_for_and_replaceable_by_a_code(cast):
    client = signed_in(None)
    sign_in(client, cast.alice)
    assert client.get("/account/2fa/totp/activate/")["Location"].startswith(REAUTHENTICATE)
    client.post(REAUTHENTICATE, {"password": PASSWORD})
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    kept = Authenticator.objects.get(user=cast.alice, type="totp").data["secret"]
    assert kept != secret and unseal(kept) == secret
    codes = client.get("/account/2fa/recovery-codes/").context["unused_codes"]
    other = signed_in(None)
    assert sign_in(other, cast.alice)["Location"] == "/account/2fa/authenticate/"
    assert "_auth_user_id" not in other.session
    other.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "_auth_user_id" not in other.session
    other.post("/account/2fa/authenticate/", {"code": codes[0]})
    assert "_auth_user_id" in other.session
    third = signed_in(None)
    sign_in(third, cast.alice)
    third.post("/account/2fa/authenticate/", {"code": codes[0]})
    assert "_auth_user_id" not in third.session


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_ones_sessions_are_listed_and_the_others_can_be_ended(cast):
    here, there = signed_in(None), signed_in(None)
    sign_in(here, cast.alice)
    sign_in(there, cast.alice)
    assert len(here.get("/account/sessions/").context["sessions"]) == 2
    here.post("/account/sessions/")
    assert here.get("/people/me/").status_code == 200
    assert there.get("/people/me/").status_code == 302


def test_demo_sign_ins_are_shown_in_a_demonstration_only(cast):
    Department.objects.update(is_demo=True)
    password = draw_demo_sign_in(cast.alice)
    page = signed_in(None).get(LOGIN)
    assert password.encode() in page.content and cast.alice.email.encode() in page.content
    Department.objects.update(is_demo=False)
    page = signed_in(None).get(LOGIN)
    assert password.encode() not in page.content and cast.alice.email.encode() not in page.content


def test_demo_passwords_are_drawn_sealed_and_work(cast):
    Department.objects.update(is_demo=True)
    password = draw_demo_sign_in(cast.alice)
    assert password != draw_demo_sign_in(cast.bob)
    raw = User.objects.filter(pk=cast.alice.pk).extra(
        tables=["people_demosignin"],
        where=["people_demosignin.user_id = people_user.id"],
        select={"kept": "people_demosignin.password"},
    )
    assert password not in raw.get().kept
    client = signed_in(None)
    sign_in(client, cast.alice, password)
    assert "_auth_user_id" in client.session


def test_ordinary_people_get_no_drawn_password(cast):
    with pytest.raises(Exception, match="no demonstration"):
        draw_demo_sign_in(cast.alice)
    assert User.objects.get(pk=cast.alice.pk).check_password(PASSWORD)


def test_a_demonstration_is_one_from_its_beginning(db):
    begin_demo(name="Ellerbruch", state="HH", language="de")
    assert department().is_demo and department().set_up_at
