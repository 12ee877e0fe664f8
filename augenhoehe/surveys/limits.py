"""How often a stranger may answer."""

from allauth.account.adapter import get_adapter

from augenhoehe.base.windows import fits

WINDOW = 600
PER_ADDRESS = 60
PER_SURVEY = 600


def may_answer(request, survey):
    """Count one more; False when this address, or everybody together, sent too much just now.

    A hall or a company behind one address may answer together: sixty in ten minutes.
    """
    address = get_adapter().get_client_ip(request) or ""
    own = fits(f"surveys.answer:{address}", most=PER_ADDRESS, seconds=WINDOW)
    return own and fits(f"surveys.answer.all:{survey.pk}", most=PER_SURVEY, seconds=WINDOW)
