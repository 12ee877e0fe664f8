"""Words to stems, the same way for what is stored and for what is typed."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

# Counts up when anything here changes what is stored; `search rebuild` brings the index along.
VERSION = f"{Stemmer.version()}-1"
WORD = re.compile(r"[^\W_]+")
SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
LANGUAGES = {"de": Stemmer.Stemmer("german"), "en": Stemmer.Stemmer("english")}
LONGEST_WORD = 40
LONGEST_TEXT = 200_000


def plain(text: str) -> str:
    """Lower case, umlauts spelled out, no other accents: how names are kept and asked for."""
    return bare(unicodedata.normalize("NFC", text.lower()).translate(SPELLED))


def bare(text: str) -> str:
    """Without accents."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    """The words of a text, lower case, cut at 40 letters."""
    lower = unicodedata.normalize("NFC", text[:LONGEST_TEXT].lower())
    return [word[:LONGEST_WORD] for word in WORD.findall(lower)]


@lru_cache(maxsize=100_000)
def stem(word: str, language: str = "de") -> str:
    """The stem of a lower-case word; numbers and codes stay as they are."""
    if not word.isalpha():
        return bare(word)
    return bare(LANGUAGES.get(language, LANGUAGES["de"]).stemWord(word)) or word


def stems_of(texts, language="de") -> str:
    """The stems of all words in order, one blank between, as the index stores them."""
    return " ".join(stem(word, language) for text in texts for word in words_of(text or ""))
