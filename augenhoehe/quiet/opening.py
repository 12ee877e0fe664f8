"""A space is opened, and its secrets are made: the slow part, outside of any transaction."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.quiet import sealing
from augenhoehe.quiet.actions.unlock import PAUSE, count_try
from augenhoehe.quiet.sealing import Shut


@dataclass(frozen=True)
class Secrets:
    """A key wrapped by a passphrase and by a recovery code, and that code to be shown once."""

    by_passphrase: bytes
    by_code: bytes
    code: str


def secrets_for(space, *, key, passphrase):
    """The key of a space, wrapped anew by a passphrase and a recovery code of its own."""
    code, context = sealing.new_code(), space.context
    return Secrets(
        sealing.wrap(key, sealing.as_typed(passphrase), context),
        sealing.wrap(key, sealing.as_code(code), context),
        code,
    )


def open_space(space, *, secret):
    """The key by passphrase or recovery code; None when it is wrong, Refused after too many."""
    if space.barred_until and space.barred_until > timezone.now():
        raise _barred(space.barred_until)
    key = _key_by(space, secret)
    # Whoever guesses with many hands at once passed the first look with all of them.
    if until := count_try(space, is_right=key is not None):
        raise _barred(until)
    return key


def _barred(until):
    text = _("Too many wrong tries. Your private space can be opened again from %(time)s.")
    until = timezone.localtime(until)
    return Refused(text % {"time": f"{until + PAUSE / 10:%H:%M}"}, code="quiet.barred")


def _key_by(space, secret):
    ways = (
        (space.by_passphrase, sealing.as_typed(secret)),
        (space.by_code, sealing.as_code(secret)),
    )
    for wrapped, typed in ways:
        try:
            return sealing.unwrap(wrapped, typed, space.context)
        except Shut:
            continue
    return None
