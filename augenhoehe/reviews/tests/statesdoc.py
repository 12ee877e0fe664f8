"""The tables of states for people, in both languages, made from `states.py`.

Written anew by (from the project's root):

DJANGO_SETTINGS_MODULE=augenhoehe.web.settings python -m django shell \\
    -c "from augenhoehe.reviews.tests.statesdoc import write; write()"
"""

from pathlib import Path

from augenhoehe.reviews import states

DOCS = Path(__file__).parents[3] / "docs"
FILES = {"en": "review-states.md", "de": "besprechungs-zustaende.md"}
WORDS = {
    "en": {
        "own": "the author's view is asked",
        "other": "the other view is asked",
        "talk": "both are revealed",
        "agreed": "agreed",
        "done": "looked at again",
        "raised": "raised",
        "answered": "answered",
        "second": "with the second instance",
        "settled": "settled",
        "hand_in_own": "the author hands in",
        "hand_in_other": "the reviewer hands in",
        "agree": "write down the agreement",
        "look": "look at it again",
        "give_on": "the lead gives it to another reviewer",
        "withdraw": "the author withdraws",
        "answer": "the reviewer answers, with a reason",
        "call": "the author calls the second instance",
        "accept": "the author leaves it at the answer",
        "decide": "the second instance decides, with a reason",
    },
    "de": {
        "own": "die eigene Sicht ist gefragt",
        "other": "die andere Sicht ist gefragt",
        "talk": "beide aufgedeckt",
        "agreed": "vereinbart",
        "done": "wieder angesehen",
        "raised": "eingelegt",
        "answered": "beantwortet",
        "second": "bei der zweiten Stelle",
        "settled": "erledigt",
        "hand_in_own": "die eigene Sicht wird abgegeben",
        "hand_in_other": "die andere Sicht wird abgegeben",
        "agree": "die Vereinbarung aufschreiben",
        "look": "wieder darauf sehen",
        "give_on": "die Leitung wählt jemand anderen dazu",
        "withdraw": "der Widerspruch wird zurückgenommen",
        "answer": "Antwort mit Begründung",
        "call": "die zweite Stelle wird angerufen",
        "accept": "es bleibt bei der Antwort",
        "decide": "die zweite Stelle entscheidet, mit Begründung",
    },
}
TEXTS = {
    "en": (
        "States of a full review",
        "Made from `augenhoehe/reviews/states.py`; a test holds both together. What the tables do "
        "not name is refused with a sentence, and nothing changes.",
        ("from", "what happens", "to"),
        "The conversation",
        "The dispute",
        "Ten working days each: to raise a dispute once both views are revealed, to answer it, to "
        "call the second instance after the answer. Where no answer comes in time, the author may "
        "call it at once; where the author takes an answer no further, it is settled. All granted "
        "is settled at once. What is granted is seen the author's way from then on.",
    ),
    "de": (
        "Zustände einer ausführlichen Besprechung",
        "Erzeugt aus `augenhoehe/reviews/states.py`; ein Test hält beide zusammen. Was die Tabellen "
        "nicht nennen, wird mit einem Satz abgelehnt, und nichts ändert sich.",
        ("von", "was geschieht", "nach"),
        "Das Gespräch",
        "Der Widerspruch",
        "Je zehn Arbeitstage: um Widerspruch einzulegen, sobald beide Sichten aufgedeckt sind, um "
        "ihn zu beantworten, um nach der Antwort die zweite Stelle anzurufen. Kommt rechtzeitig "
        "keine Antwort, lässt sie sich sofort anrufen; wird eine Antwort nicht weitergetragen, ist "
        "er erledigt. Ist allem stattgegeben, ist er sofort erledigt. Was zugestanden ist, gilt von "
        "da an so, wie es die eigene Sicht sagt.",
    ),
}


def text(language):
    """The whole page in a language."""
    title, intro, heads, first, second, times = TEXTS[language]
    parts = [
        f"# {title}",
        intro,
        f"## {first}",
        _table(heads, states.APPRAISAL, language),
        f"## {second}",
        _table(heads, states.DISPUTE, language),
        times,
    ]
    return "\n\n".join(parts) + "\n"


def _table(heads, moves, language):
    words = WORDS[language]
    rows = [(words[state], words[verb], words[to]) for (state, verb), to in moves.items()]
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write():
    """Write both pages."""
    for language, name in FILES.items():
        (DOCS / name).write_text(text(language))
