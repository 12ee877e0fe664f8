"""What an apology says: responsibility, repair, reasons. Hints for its author, no judgement.

Ground: Lewicki, Polin and Lount (2016), Negotiation and Conflict Management Research 9, 177-196:
of six parts of an apology, naming one's responsibility counts most, then the offer of repair.
"""

import re
from dataclasses import dataclass

SENTENCE = re.compile(r"[^.!?\n]{1,600}[.!?]?")
# What may stand between two words of a sentence.
GAP = r"[^.!?]{0,120}"


def _any(*patterns):
    joined = "|".join(one.replace("…", GAP) for one in patterns)
    return re.compile(rf"\b(?:{joined})", re.I)


RESPONSIBLE = _any(
    r"(?:unsere?[mnrs]?|meine?[mnrs]?) (?:eigene[rn]? )?(?:Fehler|Versäumnis|Irrtum|Versehen)",
    r"(?:wir|ich) (?:haben?|hätten?) …(?:übersehen|versäumt|vergessen|falsch|verwechselt|Fehler)",
    r"(?:wir|ich) (?:haben?|hätten?) …(?:versprochen|zugesagt|müssen|sollen)\b",
    r"(?:übernehmen?|tragen?) …Verantwortung",
    r"(?:our|my) (?:own )?(?:mistake|error|fault)",
    r"(?:I|we) (?:have |had )?(?:overlooked|forgot|missed|failed|promised|made a|should have)\b",
    r"(?:I|we) got …wrong",
    r"takes? …responsibility",
)
REPAIR = _any(
    r"(?:wir|ich) (?:…\s)?(?:berichtig|korrigier|ersetz|erstatt|repar|behoben|beheb|kümmer|sorg)",
    r"(?:schicken?|senden?|schreiben?|holen?) …(?:neu|noch einmal|erneut|gut|nach)\b",
    r"(?:bis|spätestens) (?:heute|morgen|zum|\d|(?:Mon|Diens|Donners|Frei)tag|Mittwoch)",
    r"(?:I|we)(?:'ll| will| have| shall)? (?:correct|refund|replace|repair|credit|fix|resend)",
    r"(?:put|make) …(?:right|good)\b",
    r"by (?:today|tomorrow|\d|(?:Mon|Tues|Wednes|Thurs|Fri)day)",
)
SORRY = _any(
    r"entschuldig", r"verzeih", r"bedauer", r"tut (?:mir|uns) leid", r"apolog", r"sorry", r"regret"
)
BUT = _any(r"(?:aber|jedoch|allerdings|but|however)\b")
IF = _any(
    r"(?:falls|etwaige[nrsm]?|eventuelle[nrsm]?)\b",
    r"(?:sollten?|wenn) (?:Sie|Ihnen|wir|es|das|dies|dadurch)\b",
    r"if (?:you|we|this|it|any)\b",
    r"any inconvenience",
)
OTHERS = _any(
    r"hohe[nrsm]? (?:Aufkommen|Anfrage|Arbeitsauf|Auslastung|Nachfrage)",
    r"(?:Personalmangel|Krankheitsfäll|aus technischen Gründen|staff shortage|technical reasons)",
    r"(?:unsere?[mrs]?|our) (?:System|Dienstleister|Lieferant|supplier|provider)",
    r"high (?:volume|demand)",
)


@dataclass(frozen=True)
class Hint:
    """Something seen in the text: a code, and the sentence that says it."""

    code: str
    sentence: str


def look_at(text: str) -> list[Hint]:
    """What is seen: "responsible", "repair", and the excuses "but", "if", "others"; each once.

    Only where somebody apologises at all are words taken for excuses.
    """
    sentences = [" ".join(one.split()) for one in SENTENCE.findall(text[:20_000])]
    seen = [_first("responsible", RESPONSIBLE, sentences), _first("repair", REPAIR, sentences)]
    sorry = [place for place, one in enumerate(sentences) if SORRY.search(one)]
    if sorry:
        near = [one for place in sorry for one in sentences[place : place + 2]]
        told = [sentences[place] for place in sorry]
        seen += [
            _first("but", BUT, near),
            _first("if", IF, told),
            _first("others", OTHERS, sentences),
        ]
    return [one for one in seen if one]


def _first(code, pattern, sentences):
    found = next((one for one in sentences if pattern.search(one)), None)
    return Hint(code, found[:200]) if found else None
