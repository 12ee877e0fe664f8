"""Texts of own cases with their personal data covered, in the language of the text."""

import re

from django.utils.translation import override

from augenhoehe.customers.models import Company, Contact
from augenhoehe.evaluation.wording import labels
from augenhoehe.kernel.mailtext.fold import fold
from augenhoehe.kernel.masking import Known, mask
from augenhoehe.people.models import User

WORD = re.compile(r"\w[\w'’&.\-]*")
LONGEST_NAME = 5
MOST_WORDS = 4_000


def mask_all(texts, *, source, language):
    """{field: text} with names, companies, numbers, addresses and dates covered."""
    known = _known(" \n ".join(texts.values()), source)
    with override(language):
        words = labels()
        return {name: mask(text, known, words).text for name, text in texts.items()}


def own_words(message):
    """What a message says itself, without quotes and signature."""
    if message is None:
        return ""
    said = [part.text for part in fold(message.text) if part.kind == "reply"]
    return "\n".join(said).replace("\0", "").strip()


def _known(text, source):
    """Who works here, who stands behind the concern, and whom the text calls by the full name."""
    runs = _runs(text)
    people = list(Contact.objects.filter(name__in=runs).values_list("name", flat=True))
    companies = list(Company.objects.filter(name__in=runs).values_list("name", flat=True))
    if source is not None:
        people += [source.contact.name] if source.contact else []
        people += source.messages.exclude(sender_name="").values_list("sender_name", flat=True)
        companies += [source.company.name] if source.company else []
    colleagues = list(User.objects.values_list("name", flat=True))
    return Known(people=people, companies=companies, colleagues=colleagues)


def _runs(text):
    """All runs of one to five words that begin like a name."""
    words = WORD.findall(text)[:MOST_WORDS]
    starts = [at for at, word in enumerate(words) if word[0].isupper()]
    return {
        " ".join(words[at : at + length]).rstrip(".")
        for at in starts
        for length in range(1, LONGEST_NAME + 1)
    }
