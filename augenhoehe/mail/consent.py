"""The way to Microsoft or Google and back: what is remembered in the session between."""

import secrets
from urllib.parse import parse_qs, urlsplit

from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.mail.models import Mailbox
from augenhoehe.mail.oauth import consent_address, new_verifier, redirect_address

SESSION = "mail.oauth"


def consent_link(request, mailbox, *, back=""):
    """Where the person allows us to sign in, to come `back` then; or what is missing for that."""
    if mailbox.auth == Mailbox.Auth.PASSWORD:
        return {}
    if not redirect_address():
        return {"missing": _("The address of this installation is not known (AUGENHOEHE_URL).")}
    if not mailbox.oauth_client_id:
        return {"missing": _("Please enter the client ID of the app registration first.")}
    kept = _begun(request.session, mailbox) | {"back": back}
    if kept != request.session.get(SESSION):
        request.session[SESSION] = kept
    return {
        "url": consent_address(mailbox, state=kept["state"], verifier=kept["verifier"]),
        "redirect": redirect_address(),
        "is_connected": bool(mailbox.oauth_refresh_token),
    }


def _begun(session, mailbox):
    kept = session.get(SESSION)
    if kept and kept["mailbox"] == mailbox.pk:
        return kept
    secret = {"state": secrets.token_urlsafe(24), "verifier": new_verifier()}
    return {"mailbox": mailbox.pk, **secret}


def read_answer(pasted):
    """{code, state, error} of the address the browser ended at, or of its query."""
    query = urlsplit(pasted.strip()).query or pasted.strip()
    found = parse_qs(query)
    return {name: found.get(name, [""])[0] for name in ("code", "state", "error")}


def take_back(session, answer):
    """(mailbox id, verifier, way back) of this answer, once; Refused when it is not ours."""
    kept = session.get(SESSION)
    given = answer["state"].encode()
    if not kept or not constant_time_compare(kept["state"].encode(), given):
        raise Refused(
            _("This sign-in was not begun here, or it is over. Please follow the link again."),
            code="oauth.state",
        )
    if not answer["code"]:
        raise Refused(
            _("The provider did not allow it: %(error)s") % {"error": answer["error"][:80] or "–"},
            code="oauth.denied",
        )
    del session[SESSION]
    return kept["mailbox"], kept["verifier"], kept.get("back", "")
