"""How often a stranger may send something."""

from hashlib import sha256

from allauth.account.adapter import get_adapter
from django.core.cache import cache

WINDOW = 600
PER_ADDRESS = 6
PER_HOUSE = 120


def may_send(request, what):
    """Count one more; False when this address or everybody together sent too much just now.

    Behind counted proxies it is the address they name, or one stranger could stop everybody.
    """
    address = get_adapter().get_client_ip(request) or ""
    own = sha256(f"{what}:{address}".encode()).hexdigest()[:24]
    return _below(f"public:{own}", PER_ADDRESS) and _below(f"public:{what}", PER_HOUSE)


def _below(key, cap):
    if cache.add(key, 1, WINDOW):
        return True
    try:
        return cache.incr(key) <= cap
    except ValueError:
        return cache.add(key, 1, WINDOW)
