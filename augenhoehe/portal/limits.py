"""How often a stranger may send something."""

from allauth.account.adapter import get_adapter

from augenhoehe.base.windows import fits

WINDOW = 600
PER_ADDRESS = 6
PER_HOUSE = 120


def may_send(request, what):
    """Count one more; False when this address or everybody together sent too much just now.

    Behind counted proxies it is the address they name, or one stranger could stop everybody. What
    one address sends too much does not count against the others.
    """
    address = get_adapter().get_client_ip(request) or ""
    own = fits(f"{what}:{address}", most=PER_ADDRESS, seconds=WINDOW)
    return own and fits(what, most=PER_HOUSE, seconds=WINDOW)
