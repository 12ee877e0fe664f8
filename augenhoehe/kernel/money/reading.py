"""Reading an amount: point and comma either way, where only one reading makes sense."""

import re

MOST_CENTS = 10_000_000_00
CURRENCY = re.compile(r"^(?:€|EUR|Euro)\s*|\s*(?:€|EUR|Euro)$", re.I)
BLANKS = re.compile(r"[\s\u00a0\u202f]")
MINUS = ("-", "−", "–")
DECIMALS = re.compile(r"\d{0,2}")
SHAPE = re.compile(r"\d{1,12}|\d{1,3}(?:([.,'])\d{3})+")


class BadAmount(ValueError):
    """No amount: `code` is none, malformed, negative or too_much."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def read_cents(text, language="de"):
    """The cents of an amount in euros; raises BadAmount.

    With both signs the last one is the decimal one. One sign before exactly three digits is read
    as `language` ("de", "en") writes it: 1.234 is German for 1,234.
    """
    plain = BLANKS.sub("", CURRENCY.sub("", text.strip()))
    if not plain:
        raise BadAmount("none")
    if plain.startswith(MINUS) or plain.endswith(MINUS):
        raise BadAmount("negative")
    whole, decimals = _parts(plain, language)
    if not (plain.isascii() and SHAPE.fullmatch(whole) and DECIMALS.fullmatch(decimals)):
        raise BadAmount("malformed")
    cents = int(re.sub(r"\D", "", whole)) * 100 + int(decimals.ljust(2, "0"))
    if cents > MOST_CENTS:
        raise BadAmount("too_much")
    return cents


def _parts(plain, language):
    """(whole, decimals): split at the decimal sign, if there is one."""
    at = max(plain.rfind("."), plain.rfind(","))
    if at < 0:
        return plain, ""
    sign, after = plain[at], plain[at + 1 :]
    others = plain[:at].replace(".", "").replace(",", "") != plain[:at]
    groups = "," if language == "en" else "."
    if len(after) == 3 and sign == groups or plain.count(sign) > 1:
        return plain, ""
    if len(after) not in (1, 2) or (others and sign in plain[:at]):
        return plain, "?"
    return plain[:at], after
