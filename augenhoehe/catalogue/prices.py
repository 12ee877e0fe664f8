"""Lines in which a promise says what costs how much: "Datenübernahme: 480,00 € je Stunde"."""

import re
from dataclasses import dataclass
from decimal import Decimal

GERMAN = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2})?")
ENGLISH = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?")
PRICE = re.compile(
    r"(?P<amount>\d[\d.,]*)[ \u00a0]*(?:€|EUR\b|Euro\b)[ \u00a0]*(?P<per>.{0,80})", re.I
)
QUOTED = {"de": "nach Angebot", "en": "by quotation"}
MOST_CENTS = 100_000_000_00
LONGEST = 255


class Malformed(ValueError):
    """A line that does not say a price; `line` is its number, `text` what stands there."""

    def __init__(self, line, text):
        super().__init__(text)
        self.line, self.text = line, text


@dataclass(frozen=True)
class Priced:
    """What costs extra, its price in cents (None: by quotation), and per what."""

    what: str
    cents: int | None
    per: str = ""


def read_prices(text, language):
    """One `Priced` a line; raises Malformed for the first line that says no price."""
    lines = [line.strip() for line in text.splitlines()]
    return [_read(number, line, language) for number, line in enumerate(lines, 1) if line]


def _read(number, line, language):
    what, _colon, price = (part.strip() for part in line.rpartition(":"))
    if not what or len(what) > LONGEST:
        raise Malformed(number, line)
    if price.casefold() == QUOTED[language].casefold():
        return Priced(what, None)
    found = PRICE.fullmatch(price)
    cents = _cents(found["amount"], language) if found else None
    if cents is None:
        raise Malformed(number, line)
    return Priced(what, cents, found["per"].strip())


def _cents(amount, language):
    """The amount as the language writes it; None where it does not fit, or is beyond all prices."""
    if language == "de":
        fits, plain = GERMAN.fullmatch(amount), amount.replace(".", "").replace(",", ".")
    else:
        fits, plain = ENGLISH.fullmatch(amount), amount.replace(",", "")
    cents = int(Decimal(plain) * 100) if fits else MOST_CENTS
    return cents if cents < MOST_CENTS else None


def write_price(one, language):
    """The line of a `Priced`, as `read_prices` reads it."""
    if one.cents is None:
        return f"{one.what}: {QUOTED[language]}"
    amount = f"{Decimal(one.cents) / 100:,.2f}"
    if language == "de":
        amount = amount.translate(str.maketrans(",.", ".,"))
    return f"{one.what}: {amount} € {one.per}".rstrip()
