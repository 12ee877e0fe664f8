"""The table of states for people, in both languages, made from `states.py`.

Written anew by (from the project's root, with the environment's python):

DJANGO_SETTINGS_MODULE=augenhoehe.web.settings python -m django shell \\
    -c "from augenhoehe.tickets.tests.statesdoc import write; write()"
"""

from pathlib import Path

from augenhoehe.tickets import states

DOCS = Path(__file__).parents[3] / "docs"
FILES = {"en": "states.md", "de": "zustaende.md"}
STATES = {
    "en": {
        "open": "open",
        "waiting_customer": "waiting for customer",
        "waiting_third": "waiting for third party",
        "solved": "solved",
        "closed": "closed",
    },
    "de": {
        "open": "offen",
        "waiting_customer": "wartet auf Kundschaft",
        "waiting_third": "wartet auf Dritte",
        "solved": "gelöst",
        "closed": "geschlossen",
    },
}
EVENTS = {
    "en": {
        "customer_writes": "the customer writes or calls",
        "third_writes": "a third party writes",
        "wait_customer": "wait for the customer",
        "wait_third": "wait for a third party",
        "resume": "go on",
        "follow_up_due": "the date for asking again has come",
        "solve": "solve",
        "reopen": "reopen",
        "close": "close",
        "rest": "it stays quiet",
        "let_go": "nobody answers",
        "no_concern": "no concern",
    },
    "de": {
        "customer_writes": "Kundin oder Kunde schreibt oder ruft an",
        "third_writes": "ein Dritter schreibt",
        "wait_customer": "auf Kundschaft warten",
        "wait_third": "auf Dritte warten",
        "resume": "weiterarbeiten",
        "follow_up_due": "die Wiedervorlage ist fällig",
        "solve": "lösen",
        "reopen": "wieder öffnen",
        "close": "schließen",
        "rest": "es bleibt ruhig",
        "let_go": "niemand antwortet",
        "no_concern": "kein Anliegen",
    },
}
NEEDS = {
    "en": {
        "": "",
        "closed_recently": "closed at most 14 days ago, else a linked new concern opens",
        "outgoing_message": "something was sent to the customer, or we called, since they wrote",
        "whom_and_until": "a name and a date ahead",
        "solved_for_seven_days": "solved for seven days",
        "begun_elsewhere_and_quiet": "begun from another mail program, taken by nobody, quiet for 30 days",
    },
    "de": {
        "": "",
        "closed_recently": "vor höchstens 14 Tagen geschlossen, sonst neues, verknüpftes Anliegen",
        "outgoing_message": "seit der letzten Nachricht ging etwas hinaus oder wir riefen an",
        "whom_and_until": "ein Name und ein Datum, das noch kommt",
        "solved_for_seven_days": "seit sieben Tagen gelöst",
        "begun_elsewhere_and_quiet": "aus einem anderen Mailprogramm begonnen, von niemandem übernommen, seit 30 Tagen ruhig",
    },
}
WHO = {
    "en": {"anybody": "anybody", "member": "whoever may act on it", "clockwork": "the clockwork"},
    "de": {"anybody": "alle", "member": "wer es bearbeiten darf", "clockwork": "das Uhrwerk"},
}
CLOCK = {
    "en": {"running": "runs", "paused": "is paused", "stopped": "has stopped"},
    "de": {"running": "läuft", "paused": "ist angehalten", "stopped": "ist beendet"},
}
TEXTS = {
    "en": {
        "title": "States of a concern",
        "intro": "Made from `augenhoehe/tickets/states.py`; a test holds both together. What the "
        "table does not name is refused with a sentence, and nothing changes.",
        "heads": ("from", "what happens", "to", "who", "needs", "counts as reopened"),
        "clock": ("state", "the clock"),
        "yes": "yes",
        "words": "What is counted",
    },
    "de": {
        "title": "Zustände eines Anliegens",
        "intro": "Erzeugt aus `augenhoehe/tickets/states.py`; ein Test hält beide zusammen. Was die "
        "Tabelle nicht nennt, wird mit einem Satz abgelehnt, und nichts ändert sich.",
        "heads": ("von", "was geschieht", "nach", "wer", "braucht", "zählt als wieder geöffnet"),
        "clock": ("Zustand", "die Uhr"),
        "yes": "ja",
        "words": "Was gezählt wird",
    },
}
DEFINITIONS = {
    "en": (
        "**First response**: the first message to the customer that a person sent, or a call we "
        "made. An acknowledgement of receipt is none. A reply taken back within its fifteen "
        "seconds never happened.",
        "**Solved**: a person said so. Counted once a concern, at the last time it became solved.",
        "**Reopened**: the customer wrote, or a person reopened it, after it was solved. Taken "
        "back when what came turns out to be no concern and nobody answered it. A reply to a "
        "solved concern reopens it; one answer to all in a collective case leaves it solved.",
        "**Chaser**: the customer wrote or called again before an answer. An answer sets the "
        "count back.",
        "**No concern** (thanks, spam, newsletter): leaves the work and all figures. Thanks for "
        "an answer mean that the concern is solved; thanks for a solution leave it solved.",
        "Automatic mail, bounces and senders who are not known in the concern change no state and "
        "no clock.",
    ),
    "de": (
        "**Erste Antwort**: die erste Nachricht eines Menschen an die Kundschaft oder ein Anruf "
        "von uns. Eine Eingangsbestätigung ist keine. Eine Antwort, die binnen fünfzehn Sekunden "
        "zurückgenommen wurde, gab es nicht.",
        "**Gelöst**: ein Mensch hat es gesagt. Je Anliegen einmal gezählt, beim letzten Mal.",
        "**Wieder geöffnet**: nach der Lösung schrieb die Kundschaft, oder jemand hat es wieder "
        "geöffnet. Zurückgenommen, wenn es kein Anliegen war und niemand darauf geantwortet hat. "
        "Eine Antwort auf ein gelöstes Anliegen öffnet es; die eine Antwort an alle in einem "
        "Sammelvorgang lässt es gelöst.",
        "**Nachfasser**: die Kundschaft schrieb oder rief erneut an, bevor eine Antwort kam. Eine "
        "Antwort setzt die Zahl zurück.",
        "**Kein Anliegen** (Dank, Spam, Newsletter): verlässt Arbeit und Kennzahlen. Dank für "
        "eine Antwort heißt: gelöst. Dank für eine Lösung lässt das Anliegen gelöst.",
        "Automatische Mails, Rückläufer und Absender, die im Anliegen unbekannt sind, ändern "
        "weder Zustand noch Uhr.",
    ),
}


def text(language):
    """The whole page in a language."""
    words = TEXTS[language]
    moves = [_move(key, move, language) for key, move in states.MOVES.items()]
    clocks = [
        (STATES[language][state], CLOCK[language][clock]) for state, clock in states.CLOCK.items()
    ]
    parts = [
        f"# {words['title']}",
        words["intro"],
        _table(words["heads"], moves),
        _table(words["clock"], clocks),
        f"## {words['words']}",
        "\n".join(f"- {line}" for line in DEFINITIONS[language]),
    ]
    return "\n\n".join(parts) + "\n"


def _move(key, move, language):
    state, event = key
    return (
        STATES[language][state],
        EVENTS[language][event],
        STATES[language][move.to],
        WHO[language][move.who],
        NEEDS[language][move.needs],
        TEXTS[language]["yes"] if move.reopens else "",
    )


def _table(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write():
    """Write both pages."""
    for language, name in FILES.items():
        (DOCS / name).write_text(text(language))
