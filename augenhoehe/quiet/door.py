"""Where the key of an open space is, between two requests: in two halves.

The session in the database keeps the key sealed; what opens it is in a cookie of this browser,
sent to the pages of the quiet hour only. Neither half says anything without the other one, and
both end with the session, by closing the space, or by half an hour without a visit.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from augenhoehe.quiet import sealing
from augenhoehe.quiet.sealing import Shut

COOKIE, HALF = "augenhoehe_quiet", "quiet"
IDLE = 30 * 60
RENEW = 5 * 60


def keep_open(request, response, *, space, key):
    """Keep the key of `space` for this browser until it is idle for half an hour."""
    opener = sealing.new_key()
    until = int(timezone.now().timestamp()) + IDLE
    sealed = sealing.seal_bytes(opener, key, _context(space, until))
    request.session[HALF] = [until, urlsafe_b64encode(sealed).decode()]
    response.set_cookie(
        COOKIE,
        urlsafe_b64encode(opener).decode(),
        path=reverse("quiet:home"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def key_of(request, space):
    """The key of `space` if it is open in this browser, else None."""
    until, sealed = request.session.get(HALF) or (0, "")
    if until <= timezone.now().timestamp():
        return None
    try:
        opener = urlsafe_b64decode(request.COOKIES.get(COOKIE, ""))
        return sealing.open_bytes(opener, urlsafe_b64decode(sealed), _context(space, until))
    except (Shut, Error, ValueError):
        return None


def is_ageing(request):
    """Has it been open for a while, so that a visit should prolong it?"""
    until, _sealed = request.session.get(HALF) or (0, "")
    return until - timezone.now().timestamp() < IDLE - RENEW


def close(request, response):
    """Forget both halves."""
    request.session.pop(HALF, None)
    response.delete_cookie(COOKIE, path=reverse("quiet:home"), samesite="Strict")
    return response


def _context(space, until):
    """Bound to this space and to its secrets: new ones shut it in every browser."""
    mark = sha256(space.by_passphrase).hexdigest()
    return space.context + f":{space.pk}:{mark}:{until}".encode()
