"""The table of states for people, in both languages, made from `states.py`.

It is the chapter on complaints of `docs/states.md`. Written anew by (from the project's root):

DJANGO_SETTINGS_MODULE=augenhoehe.web.settings python -m django shell \\
    -c "from augenhoehe.complaints.tests.statesdoc import write; write()"
"""

from pathlib import Path

from augenhoehe.complaints import states

DOCS = Path(__file__).parents[3] / "docs"
FILES = {"en": "complaint-states.md", "de": "beschwerde-zustaende.md"}
STATES = {
    "en": {
        "received": "received",
        "acknowledged": "acknowledged",
        "clarifying": "being clarified",
        "decided": "decided",
        "told": "told",
        "closed": "closed",
    },
    "de": {
        "received": "eingegangen",
        "acknowledged": "bestätigt",
        "clarifying": "in Klärung",
        "decided": "entschieden",
        "told": "mitgeteilt",
        "closed": "geschlossen",
    },
}
VERBS = {
    "en": {
        "acknowledge": "confirm that it arrived",
        "clarify": "clarify, go on clarifying",
        "decide": "decide",
        "tell": "tell the decision",
        "close": "close",
        "reopen": "take up again",
        "withdraw": "the customer withdraws it",
        "merge": "it came twice",
    },
    "de": {
        "acknowledge": "Eingang bestätigen",
        "clarify": "klären, weiter klären",
        "decide": "entscheiden",
        "tell": "Entscheidung mitteilen",
        "close": "schließen",
        "reopen": "wieder aufnehmen",
        "withdraw": "die Kundschaft nimmt sie zurück",
        "merge": "sie kam zweimal",
    },
}
NEEDS = {
    "en": {
        "": "",
        "way": "a mail, or on which other way it was told",
        "decision": "a decision within one's limit, or second eyes",
        "ending": "accepted, rejected with reasons, or not answered",
        "reason": "a reason",
        "into": "the number of the other complaint",
    },
    "de": {
        "": "",
        "way": "eine Mail oder auf welchem anderen Weg es gesagt wurde",
        "decision": "eine Entscheidung innerhalb der Befugnis oder ein zweites Augenpaar",
        "ending": "angenommen, abgelehnt mit Begründung oder ohne Antwort",
        "reason": "eine Begründung",
        "into": "die Nummer der anderen Beschwerde",
    },
}
TEXTS = {
    "en": {
        "title": "States of a complaint",
        "intro": "Made from `augenhoehe/complaints/states.py`; a test holds both together. What "
        "the table does not name is refused with a sentence, and nothing changes.",
        "heads": ("from", "what happens", "to", "needs"),
        "words": "What is counted",
    },
    "de": {
        "title": "Zustände einer Beschwerde",
        "intro": "Erzeugt aus `augenhoehe/complaints/states.py`; ein Test hält beide zusammen. Was "
        "die Tabelle nicht nennt, wird mit einem Satz abgelehnt, und nichts ändert sich.",
        "heads": ("von", "was geschieht", "nach", "braucht"),
        "words": "Was gezählt wird",
    },
}
DEFINITIONS = {
    "en": (
        "**Working day**: a day on which the answering team has service hours. The day on which a "
        "complaint came in does not count; a clock ends with the service of its last day.",
        "**To the customer**: confirmed (by the first day), news (counted from the last word), the "
        "decision told. Until it is told, the clocks run.",
        "**Internal**: decided, by what the house asks of itself.",
        "**Told at once** is confirmed, too: whoever hears the decision knows that it arrived.",
        "**Taken up again**: decision and news count anew from that day.",
        "**Merged** complaints count once; the earlier arrival counts.",
    ),
    "de": (
        "**Arbeitstag**: ein Tag, an dem das antwortende Team Servicezeit hat. Der Tag des "
        "Eingangs zählt nicht mit; eine Uhr endet mit dem Dienst ihres letzten Tages.",
        "**Zur Kundschaft**: bestätigt (am ersten Tag), Zwischenstand (ab dem letzten Wort), die "
        "Entscheidung mitgeteilt. Bis sie mitgeteilt ist, laufen die Uhren.",
        "**Intern**: entschieden, wie das Haus es von sich verlangt.",
        "**Sofort mitgeteilt** ist auch bestätigt: wer die Entscheidung hört, weiß, dass die "
        "Beschwerde ankam.",
        "**Wieder aufgenommen**: Entscheidung und Zwischenstand zählen ab diesem Tag neu.",
        "**Zusammengeführte** Beschwerden zählen einmal; es zählt der frühere Eingang.",
    ),
}


def text(language):
    """The whole page in a language."""
    words = TEXTS[language]
    moves = [_move(key, move, language) for key, move in states.MOVES.items()]
    parts = [
        f"# {words['title']}",
        words["intro"],
        _table(words["heads"], moves),
        f"## {words['words']}",
        "\n".join(f"- {line}" for line in DEFINITIONS[language]),
    ]
    return "\n\n".join(parts) + "\n"


def _move(key, move, language):
    state, verb = key
    return (
        STATES[language][state],
        VERBS[language][verb],
        STATES[language][move.to],
        NEEDS[language][move.needs],
    )


def _table(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write():
    """Write both pages."""
    for language, name in FILES.items():
        (DOCS / name).write_text(text(language))
