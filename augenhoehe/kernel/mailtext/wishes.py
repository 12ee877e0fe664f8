"""Which of a customer's words say what is wished. A proposal for a field; a person reads it."""

import re

SENTENCE = re.compile(r"[^.!?\n]{1,2000}[.!?]?")
WISHES = re.compile(
    r"\b(?:möchten?|wünsch\w*|könn(?:t|en|ten) (?:Sie|ihr)|hätten? (?:ich |wir )?gerne?|bräuchten?"
    r"|würden? (?:Sie|ich|wir|uns|mich)|(?:wäre|ist) es möglich|bitten?|could you|can you"
    r"|would like|would you|I want|we want|is it possible|please)\b",
    re.I,
)
GREETINGS = re.compile(
    r"(?:mit )?(?:freundlich|best|viele|liebe|kind|warm)\w*\W+(?:gr[uü](?:ß|ss)|regards)", re.I
)
LONGEST = 160


def wish_in(text: str) -> str:
    """The sentence that says what is wished, one line of at most 160 signs; "" where none does.

    A question or a wish; the last one that stands there, since people come to it at the end.
    """
    sentences = [" ".join(one.split()) for one in SENTENCE.findall(text[:20_000])]
    told = [one for one in sentences if len(one) > 8 and not GREETINGS.match(one)]
    wished = [one for one in told if WISHES.search(one)] or [one for one in told if one[-1] == "?"]
    return _short(wished[-1]) if wished else ""


def _short(sentence):
    if len(sentence) <= LONGEST:
        return sentence
    return sentence[:LONGEST].rpartition(" ")[0] + " …"
