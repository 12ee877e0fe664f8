"""Stems of words that carry meaning, to see whether two texts share a subject."""

import re

from augenhoehe.kernel.replycheck.sentences import words

ENDINGS = re.compile(r"(?:ungen|innen|ern|est|ung|en|er|es|em|et|st|e|n|s|t)$")
FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
SHORTEST = 4
STEM = 6
EMPTY = frozenset(
    "aber alle allem allen aller alles also andere anderen anfrage anliegen antwort auch auf bald "
    "bedanken beim bereits besten bitte bitten dabei dadurch dafür damit danach danke dann darauf "
    "darüber dass davon dazu dein deine denn deren deshalb dich diese diesem diesen dieser dieses "
    "doch dort durch eben eigentlich eine einem einen einer eines einfach etwas euch euer eure "
    "frage fragen freundliche freundlichen gehen geht gern gerne gestern geworden gibt grüße "
    "grüßen gruß guten habe haben hallo hatte hatten heute hier hilfe ihnen ihre ihrem ihren ihrer "
    "immer jede jetzt kann kein keine keinen können könnte lassen leider liebe lieber machen "
    "mail mehr mein meine meinem meinen meiner melden mich mir möchte morgen müssen nach nachricht "
    "nicht noch oder ohne schon schreiben sehr geehrte geehrter damen herren herr frau sein seine "
    "seit sich sicher sind sobald sollte sondern über uhr unser unsere unserem unseren unserer "
    "unter viel viele vielen wann warum weil weiter welche wenn werde werden wieder wieso will "
    "wird wissen wollen wurde wurden würde würden zeit about answer been could dear from hello "
    "help have just know mail message please question regards thank thanks that their them then "
    "there they this very want what when where which will with would your".split()
)


def stem(word):
    """A short form that inflected and compound relatives share."""
    plain = word.lower().translate(FOLD)
    short = ENDINGS.sub("", plain)
    return (short if len(short) >= SHORTEST else plain)[:STEM]


def stems_of(text):
    """The stems of `text` without words that every letter has."""
    found = (match[0].lower() for match in words(text))
    return {stem(word) for word in found if len(word) >= SHORTEST and word not in EMPTY}
