"""Signing in at Microsoft 365 and Google: consent, tokens, refresh (RFC 6749, PKCE RFC 7636)."""

import base64
import hashlib
import json
import secrets
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from augenhoehe.mail.actions.authorise import keep_tokens
from augenhoehe.mail.trouble import Trouble

EARLY = timedelta(minutes=2)
TIMEOUT = 20
LONGEST = 200_000


@dataclass(frozen=True)
class Provider:
    """Addresses and scopes of a provider; {tenant} is filled in."""

    authorise_url: str
    token_url: str
    scope: str
    extra: tuple[tuple[str, str], ...] = ()


PROVIDERS = {
    "microsoft": Provider(
        "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize",
        "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
        "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send"
        " offline_access",
        (("prompt", "select_account"),),
    ),
    "google": Provider(
        "https://accounts.google.com/o/oauth2/v2/auth",
        "https://oauth2.googleapis.com/token",
        "https://mail.google.com/",
        (("access_type", "offline"), ("prompt", "consent")),
    ),
}


def new_verifier():
    """A fresh PKCE secret, kept in the session until the provider sends the person back."""
    return secrets.token_urlsafe(48)


def redirect_address():
    """Where the provider sends the person back to; empty when our own address is unknown."""
    return f"{settings.PUBLIC_URL}{reverse('mail:oauth')}" if settings.PUBLIC_URL else ""


def consent_address(mailbox, *, state, verifier):
    """The provider's page on which a person allows us to read and send."""
    provider = PROVIDERS[mailbox.auth]
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
    fields = {
        "response_type": "code",
        "client_id": mailbox.oauth_client_id,
        "redirect_uri": redirect_address(),
        "scope": provider.scope,
        "state": state,
        "code_challenge": challenge.rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        "login_hint": mailbox.username,
        **dict(provider.extra),
    }
    return f"{_filled(provider.authorise_url, mailbox)}?{urllib.parse.urlencode(fields)}"


def redeem(mailbox, *, code, verifier):
    """Trade the code of a consent for tokens, and keep them; raises Trouble."""
    answer = _ask(
        mailbox,
        grant_type="authorization_code",
        code=code,
        code_verifier=verifier,
        redirect_uri=redirect_address(),
    )
    if not answer.get("refresh_token"):
        raise Trouble("oauth.refused", "no refresh_token")
    _keep(mailbox, answer)


def holds_token(mailbox):
    """Can the mailbox sign in now, without a token being asked for?"""
    if mailbox.auth == mailbox.Auth.PASSWORD:
        return True
    expires = mailbox.oauth_expires_at
    return bool(mailbox.oauth_access_token and expires and expires - EARLY > timezone.now())


def access_token(mailbox):
    """A token that holds for the next minutes, refreshed if need be; raises Trouble."""
    if mailbox.oauth_refresh_token is None or mailbox.oauth_client_secret is None:
        raise Trouble("secret.unreadable")
    if holds_token(mailbox):
        return mailbox.oauth_access_token
    if not mailbox.oauth_refresh_token:
        raise Trouble("oauth.missing")
    answer = _ask(mailbox, grant_type="refresh_token", refresh_token=mailbox.oauth_refresh_token)
    return _keep(mailbox, answer)


def token_address(mailbox):
    """Where tokens are asked for: the provider's, unless this mailbox names another."""
    return mailbox.oauth_token_url or _filled(PROVIDERS[mailbox.auth].token_url, mailbox)


def _filled(url, mailbox):
    tenant = urllib.parse.quote(mailbox.oauth_tenant or "organizations", safe="")
    return url.replace("{tenant}", tenant)


def _keep(mailbox, answer):
    token = answer.get("access_token")
    if not isinstance(token, str) or not token:
        raise Trouble("oauth.failed", "no access_token")
    keep_tokens(
        mailbox,
        access=token,
        refresh=answer.get("refresh_token") or mailbox.oauth_refresh_token,
        seconds=_number(answer.get("expires_in")),
    )
    return token


def _number(value):
    return int(value) if str(value).isdecimal() else 300


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A token address that leads elsewhere would carry our secrets there."""

    def redirect_request(self, *args, **kwargs):
        return None


def _ask(mailbox, **fields):
    """POST to the token address; a refusal that waiting does not heal is `oauth.refused`."""
    fields |= {"client_id": mailbox.oauth_client_id}
    if mailbox.oauth_client_secret:
        fields["client_secret"] = mailbox.oauth_client_secret
    request = urllib.request.Request(
        token_address(mailbox), data=urllib.parse.urlencode(fields).encode()
    )
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=TIMEOUT) as answer:
            return _read(answer.read(LONGEST))
    except urllib.error.HTTPError as error:
        said = _read(error.read(LONGEST))
        code = "oauth.refused" if 400 <= error.code < 500 and error.code != 429 else "oauth.failed"
        raise Trouble(code, said.get("error", error.code)) from error
    except OSError as error:
        raise Trouble("oauth.failed", error) from error


def _read(body):
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
