"""Texts of own cases with their personal data covered, in the language of the text.

More than elsewhere is covered, because strangers to the conversation will read it: common given
names with the word that follows, and a day of a month without its year. What could still be a
name is shown to the two people who look at it (`doubtful`); a machine does not know.
"""

import re
from functools import cache
from pathlib import Path

from django.utils.translation import override

from augenhoehe.customers.models import Company, Contact
from augenhoehe.evaluation.wording import labels
from augenhoehe.kernel.mailtext.fold import fold
from augenhoehe.kernel.masking import Known, mask
from augenhoehe.people.models import User

WORD = re.compile(r"\w[\w'’&.\-]*")
LONGEST_NAME = 5
MOST_WORDS = 4_000
GIVEN_NAMES = Path(__file__).parent / "data" / "given_names.txt"
BIG = r"[A-ZÄÖÜ][\w'’\-]{1,40}"
FULL = re.compile(rf"\b({BIG})(?=[ \t]+({BIG}))")
MONTHS = (
    "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|"
    "january|february|march|may|june|july|october|december"
)
DAY = re.compile(
    rf"\b\d{{1,2}}(?:\.|st|nd|rd|th)? (?:of )?(?:{MONTHS})\b|\b(?:{MONTHS}) \d{{1,2}}\b", re.I
)
# Two words in a row that are written like names, not where a sentence begins.
DOUBTFUL = re.compile(rf"(?<=[\wäöüß,;\]] ){BIG}(?: {BIG}){{1,3}}|\b\d{{3,9}}\b")


def mask_all(texts, *, source, language):
    """{field: text} with names, companies, numbers, addresses and dates covered."""
    known = _known(" \n ".join(texts.values()), source)
    with override(language):
        words = labels()
    day = f"[{words['date']}]"
    return {name: DAY.sub(day, mask(text, known, words).text) for name, text in texts.items()}


def doubtful(text):
    """What could still be a name or lead to somebody: for a person to look at."""
    return list(dict.fromkeys(match[0] for match in DOUBTFUL.finditer(text)))


@cache
def given_names():
    """Common given names."""
    lines = GIVEN_NAMES.read_text("utf-8").splitlines()
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())


def _third_people(text):
    """Words of the text that are given names, and what follows them like a family name."""
    given, found = given_names(), set()
    for word in (one.rstrip(".-'’&") for one in WORD.findall(text)):
        if given.intersection(word.removesuffix("s").split("-")) or word in given:
            found.add(word)
    for first, last in FULL.findall(text):
        if first in found:
            found.add(last)
    return found


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
    colleagues = [*User.objects.values_list("name", flat=True), *_third_people(text)]
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
