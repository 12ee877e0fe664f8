"""A text as a quote: its personal data covered, with the names the house knows."""

from augenhoehe.evaluation.coding import texts_of
from augenhoehe.evaluation.wording import labels
from augenhoehe.kernel.masking import Known, mask
from augenhoehe.people.models import User


def masked(response, text=None):
    """What a response says (or `text` of it), masked."""
    if text is None:
        text = "\n".join(said for _key, said in texts_of(response))
    return mask(text, _known(response), labels())


def _known(response):
    contact, companies = response.contact, [response.company] if response.company else []
    if contact:
        companies += contact.companies.all()
    return Known(
        people=[contact.name] if contact else [],
        companies=[one.name for one in companies],
        colleagues=list(User.objects.values_list("name", flat=True)),
    )
