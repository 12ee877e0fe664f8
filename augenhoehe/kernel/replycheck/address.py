"""Sie or du? Which form of address a text uses, and where.

Strong: Sie, Ihnen, Ihr… with a capital inside a sentence; du, dich, dir, dein…, and ihr/euch to
several. Weak: a sentence's first "Sie" or "Ihr", which may also be "they" or "her"; it counts when
a plural verb or a noun follows and the sentence has no du.
"""

import re
from dataclasses import dataclass

FORMAL = re.compile(r"(?<!\w)(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?(?:erseits|etwegen)?)(?!\w)")
FAMILIAR = re.compile(
    r"(?<!\w)(?:du(?! meine güte| lieber himmel)|dich|dir|deine?[mnrs]?"
    r"|deinetwegen|deinerseits|euch|eure[mnrs]?|euer)(?!\w)"
    r"|(?<!\w)(?:hast|bist|kannst|willst|weißt|weisst|musst|magst|möchtest|könntest|würdest|wirst"
    r"|sollst|solltest|darfst|warst|hattest|machst|findest|meinst|denkst|siehst|glaubst)(?!\w)",
    re.I,
)
YOU_ALL = re.compile(
    r"(?<!\w)(?:(?:habt|seid|könnt|wollt|müsst|dürft|möchtet|solltet|würdet|wisst|könntet)\s+ihr"
    r"|ihr\s+(?:habt|seid|könnt|wollt|müsst|dürft|möchtet|solltet|würdet|wisst|uns|mir|das))(?!\w)",
    re.I,
)
IMPERATIVE = re.compile(
    r"(?:(?<=^)|(?<=[.!?,]\s)|(?<=bitte\s))(?:schau|sag|komm|geh|nimm|gib|lies|sieh|ruf"
    r"|schick|frag|probier|denk|warte|schreib|lass|stell|vergiss|guck|hör|genieß|mach|klick|grüß)e?"
    r"\s(?:mal|bitte|mir|mich|uns|einfach|es|das|die|den|dem|dann|auf|an|gern|kurz|doch|noch|nicht)(?!\w)",
    re.I,
)
VERB = re.compile(r"\W{1,3}([a-zäöüß]{2,20}(?:en|n)|sind)(?!\w)")
NOUN = re.compile(r" (?:[a-zäöüß]{3,20}[enrsm] )?[A-ZÄÖÜ][a-zäöüß]")
OPENING = re.compile(r"[\"„“»(–-]?\s{0,3}$")
WEAK = 0.5


@dataclass(frozen=True)
class Form:
    """`kind`: "sie", "du", "mixed" or ""; the places of each, strongest evidence first."""

    kind: str
    sie: tuple
    du: tuple


def form_of(sentences):
    """The form of address in sentences, (start, text) each; shouting is no evidence."""
    sie, du, weak = [], [], []
    for start, text in sentences:
        if text.isupper():
            continue
        familiar = [(start + m.start(), start + m.end()) for m in _familiar(text)]
        du += familiar
        for found in FORMAL.finditer(text):
            place = (start + found.start(), start + found.end())
            strength = _strength(text, found)
            if strength == 1:
                sie.append(place)
            elif strength and not familiar:
                weak.append(place)
    return Form(_kind(bool(sie or weak), bool(du)), tuple(sie or weak), tuple(sorted(du)))


def _familiar(text):
    for pattern in (FAMILIAR, YOU_ALL, IMPERATIVE):
        yield from pattern.finditer(text)


def _strength(text, found):
    """1 inside a sentence, ½ at its beginning before a plural verb or a noun, else 0."""
    if not OPENING.fullmatch(text[: found.start()]) or found[0] == "Ihnen":
        return 1
    behind = VERB if found[0] == "Sie" else NOUN
    return WEAK if behind.match(text, found.end()) else 0


def _kind(sie, du):
    if du and sie:
        return "mixed"
    if du:
        return "du"
    return "sie" if sie else ""
