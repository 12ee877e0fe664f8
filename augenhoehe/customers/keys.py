"""Beginnings by which contacts and companies are found: how names, numbers, addresses become keys.

"Müller" is found by Mül, Muell and Mull; "0221 12-34" by 0221 12, +49 221 1234 and 221123.
"""

import hmac
import re
from hashlib import sha256

from augenhoehe.base.secrets import derived_key
from augenhoehe.search.stems import bare, plain

LEGAL = frozenset("gmbh ag kg ug mbh co ohg gbr se ev eg ltd inc llc und and the der die".split())
WORD = re.compile(r"[^\W_]+")
PHONE = re.compile(r"[\d\s()/+.-]+")
LONGEST = 120


def words_of(text: str) -> list[str]:
    """The words of a name that tell it from others."""
    words = [word[:LONGEST] for word in WORD.findall(plain(text))]
    return [word for word in words if word not in LEGAL] or words


def name_keys(name: str) -> set[str]:
    """Keys of a name: its words, spelled out and bare."""
    unspelled = WORD.findall(bare(name.lower().replace("ß", "ss")))
    found = {*words_of(name), *(word[:LONGEST] for word in unspelled)} - LEGAL
    return {word for word in found if len(word) > 1} or found


def phone_key(text: str) -> str:
    """The digits of a number without the country's and the trunk's prefix."""
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    for prefix in ("0049", "00"):
        digits = digits.removeprefix(prefix)
    if text.strip().startswith("+49"):
        digits = digits.removeprefix("49")
    return digits.lstrip("0")[:LONGEST]


def phone_keys(text: str) -> set[str]:
    """The keys of all numbers in a field, which may hold two."""
    return {key for part in re.split(r"[,;|]| und | oder ", text) if (key := phone_key(part))}


def typed_words(typed: str) -> list[str]:
    """What somebody typed as keys that must all begin something; the longest first."""
    typed = typed.replace("\0", "").strip()[:LONGEST]
    if PHONE.fullmatch(typed) and sum(map(str.isdigit, typed)) >= 3:
        return [phone_key(typed)] if phone_key(typed) else []
    if "@" in typed:
        return [typed.lower()]
    return sorted(set(words_of(typed)), key=len, reverse=True)[:4]


def sort_key(name: str) -> str:
    """What lists are ordered by: lower case, umlauts spelled out."""
    return plain(name.strip())[:80]


def clean_email(address) -> str:
    """An address as we keep it: lower case, one line; "" when it is none or too long."""
    email = "".join(str(address or "").split()).replace("\0", "").lower()
    person, _at, domain = email.rpartition("@")
    return email if person and domain and len(email) <= 254 else ""


def clean_line(text, longest=160) -> str:
    """A name on one line, without quotes around it."""
    return " ".join(str(text or "").replace("\0", "").split()).strip("'\" ")[:longest].strip()


def email_hash(email):
    """The keyed hash by which an objection knows an address, even after its person was erased."""
    key = derived_key("customers.objection")
    return hmac.new(key, email.lower().encode(), sha256).hexdigest()
