"""Forms under `Referrer-Policy: no-referrer`: our own pass, foreign ones do not."""

import pytest
from django.test import Client

from augenhoehe.people.tests.cast import make_cast

SIGN_IN = "/account/login/"


@pytest.fixture
def client(db):
    make_cast()
    return Client(enforce_csrf_checks=True)


def post(client, *, secure=False, token=True, **headers):
    """The status of a sign-in that is sent with these headers."""
    client.get(SIGN_IN, secure=secure)
    form = {"login": "nobody@example.org", "password": "wrong"}
    if token:
        form["csrfmiddlewaretoken"] = client.cookies["augenhoehe_csrf"].value
    return client.post(SIGN_IN, form, secure=secure, headers=headers).status_code


@pytest.mark.parametrize("secure", [False, True], ids=["http", "https"])
def test_our_own_form_with_a_null_origin_passes(client, secure):
    assert post(client, secure=secure, Origin="null", Sec_Fetch_Site="same-origin") != 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
@pytest.mark.parametrize("secure", [False, True], ids=["http", "https"])
def test_a_foreign_form_with_a_null_origin_is_refused(client, site, secure):
    assert post(client, secure=secure, Origin="null", Sec_Fetch_Site=site) == 403


def test_over_http_the_token_decides_when_the_browser_says_nothing(client):
    assert post(client, Origin="null") != 403


def test_over_https_a_browser_that_says_nothing_is_refused(client):
    assert post(client, secure=True, Origin="null") == 403


def test_a_foreign_origin_is_refused(client):
    assert post(client, Origin="https://elsewhere.example", Sec_Fetch_Site="same-origin") == 403


def test_without_the_token_nothing_passes(client):
    assert post(client, token=False, Origin="null", Sec_Fetch_Site="same-origin") == 403
