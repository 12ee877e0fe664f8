"""A text with its personal data covered."""

from collections.abc import Mapping
from dataclasses import dataclass

from augenhoehe.kernel.masking.patterns import AMOUNT, KINDS
from augenhoehe.kernel.masking.people import Known, places_of

LONGEST = 20_000
# A year, or a number of this many digits at most, names nobody.
FEW_DIGITS = 4
JOINED = " \t-'’.&"


@dataclass(frozen=True)
class Place:
    """What was covered: [start, end) of the text as it was, and its kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Masked:
    """The text with its personal data covered, and what was."""

    text: str
    places: tuple[Place, ...]


def mask(text: str, known: Known, labels: Mapping[str, str]) -> Masked:
    """Cover personal data: each place becomes "[" + labels[kind] + "]".

    Kinds: name, company, mail, phone, iban, number, date, address, url. Texts are cut at 20,000
    characters. Names that stand beside each other are covered as one.
    """
    text = text[:LONGEST]
    places = _joined(text, _places(text, known))
    pieces, at = [], 0
    for place in places:
        pieces += [text[at : place.start], f"[{labels[place.kind]}]"]
        at = place.end
    return Masked("".join([*pieces, text[at:]]), tuple(places))


def _places(text, known):
    """Places in their order, none within another."""
    covered = bytearray(len(text))
    found = []
    for start, end, kind in [*_by_form(text), *places_of(text, known)]:
        if start < end and not any(covered[start:end]):
            covered[start:end] = b"\x01" * (end - start)
            found.append(Place(start, end, kind))
    return sorted(found, key=lambda place: place.start)


def _by_form(text):
    for kind, pattern in KINDS:
        for match in pattern.finditer(text):
            start, end = match.span("it" if "it" in pattern.groupindex else 0)
            if kind not in ("number", "phone") or _is_number(text, match, (start, end)):
                yield start, end, kind


def _is_number(text, match, span):
    """Is it long or labelled enough to name something, and no sum of money or time?"""
    found = text[slice(*span)]
    if "it" in match.re.groupindex or found.startswith("#"):
        return True
    digits = sum(char.isdigit() for char in found)
    return digits > FEW_DIGITS and not AMOUNT.match(text, span[0])


def _joined(text, places):
    found = []
    for place in places:
        last = found[-1] if found else None
        if last and last.kind == place.kind == "name" and _is_gap(text[last.end : place.start]):
            found[-1] = Place(last.start, place.end, "name")
        else:
            found.append(place)
    return found


def _is_gap(between):
    return len(between) <= 3 and all(char in JOINED for char in between)
