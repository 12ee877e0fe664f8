"""Names that are known to stand behind a text."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]{1,60}")
SHORTEST = 3
# Parts of names of companies that name nobody.
COMMON = frozenset(
    "gmbh mbh kgaa kg ag ohg gbr ug se ev eg inc ltd llc und and der die das für the co cie "
    "gruppe group holding service services verwaltung stadt kreis verein gesellschaft deutschland "
    "germany international handel technik systeme bau haus büro praxis kanzlei".split()
)


@dataclass(frozen=True)
class Known:
    """Who wrote, for which companies, and who works here.

    people: found in any spelling of upper and lower case; colleagues and companies: only where
    the text writes them like names, because many are words too (Klein, Sommer).
    """

    people: Sequence[str] = ()
    companies: Sequence[str] = ()
    colleagues: Sequence[str] = ()


def places_of(text: str, known: Known):
    """[(start, end, kind)] of words that are names of `known`, also in the genitive."""
    people = _words(known.people)
    others = _words(known.colleagues)
    companies = _words(known.companies) - COMMON
    for match in WORD.finditer(text):
        word = match[0]
        forms = _forms(word)
        if people & forms or (others & forms and word[0].isupper()):
            yield (*match.span(), "name")
        elif companies & forms and word[0].isupper():
            yield (*match.span(), "company")


def _forms(word):
    folded = _folded(word)
    return {folded, folded[:-1]} if folded.endswith("s") else {folded}


def _words(names):
    found = {_folded(word) for name in names for word in WORD.findall(name)}
    return {word for word in found if len(word) >= SHORTEST}


def _folded(word):
    return unicodedata.normalize("NFC", word).casefold()
