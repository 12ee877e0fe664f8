"""What a mail domain says about a company: nothing, or its registered name."""

import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


@cache
def _lines(name):
    text = (DATA / name).read_text(encoding="utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )


def domain_of(email: str) -> str:
    """The part after the last @, in lower case; "" when it is no domain name."""
    domain = email.rpartition("@")[2].strip().strip(".").lower()
    parts = domain.split(".")
    good = len(parts) > 1 and all(LABEL.fullmatch(part) for part in parts)
    return domain if good and not parts[-1].isdigit() and len(domain) <= 253 else ""


def registered_name(domain: str) -> str:
    """The name under which a company registered: mail.bau.de -> bau.de, x.co.uk stays."""
    parts = domain.split(".")
    keep = 3 if ".".join(parts[-2:]) in _lines("second_level.txt") else 2
    return ".".join(parts[-keep:]) if len(parts) >= keep else ""


def is_free_mail(domain: str) -> bool:
    """May anybody have an address there, so that it says nothing about a company?"""
    free = _lines("freemail.txt")
    name = registered_name(domain)
    return bool({domain, name, f"{name.partition('.')[0]}.*"} & free)


def with_parents(domain: str) -> list[str]:
    """The domain and what is above it, down to the registered name, the nearest first."""
    parts, name = domain.split("."), registered_name(domain)
    above = [".".join(parts[n:]) for n in range(len(parts) - 1)]
    return [each for each in above if each.endswith(name)] if name else [domain]
