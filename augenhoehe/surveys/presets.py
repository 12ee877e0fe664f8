"""The words a new survey begins with; the lead changes them before the start."""

from copy import deepcopy

CSAT_POINTS = [
    {"key": "1", "de": "sehr unzufrieden", "en": "very dissatisfied"},
    {"key": "2", "de": "unzufrieden", "en": "dissatisfied"},
    {"key": "3", "de": "teils, teils", "en": "partly"},
    {"key": "4", "de": "zufrieden", "en": "satisfied"},
    {"key": "5", "de": "sehr zufrieden", "en": "very satisfied"},
]
REASONS = {
    "key": "reasons",
    "kind": "several",
    "title_de": "Woran lag es?",
    "title_en": "What was the reason?",
    "when": {"key": "score", "values": ["1", "2"]},
    "options": [
        {"key": "time", "de": "Es hat zu lange gedauert", "en": "It took too long"},
        {"key": "unsolved", "de": "Es ist nicht gelöst", "en": "It is not solved"},
        {"key": "effort", "de": "Ich musste zu oft nachfragen", "en": "I had to ask too often"},
        {"key": "clarity", "de": "Die Antwort war unklar", "en": "The answer was not clear"},
        {"key": "tone", "de": "Der Ton", "en": "The tone"},
        {"key": "product", "de": "Das Produkt selbst", "en": "The product itself"},
    ],
}
WHY = {"key": "why", "kind": "text", "title_de": "Warum?", "title_en": "Why?"}
MORE = {
    "key": "more",
    "kind": "text",
    "title_de": "Was sollen wir noch wissen?",
    "title_en": "What else should we know?",
}
THANKS = {
    "thanks_de": "Danke. Wir lesen jede Rückmeldung.",
    "thanks_en": "Thank you. We read every response.",
}
CSAT = {
    **THANKS,
    "title_de": "Wie zufrieden sind Sie?",
    "title_en": "How satisfied are you?",
    "questions": [
        {
            "key": "score",
            "kind": "csat",
            "is_required": True,
            "title_de": "Wie zufrieden sind Sie mit der Lösung Ihres Anliegens?",
            "title_en": "How satisfied are you with how your concern was solved?",
            "options": CSAT_POINTS,
        },
        REASONS,
        MORE,
    ],
}
NPS = {
    **THANKS,
    "title_de": "Würden Sie uns weiterempfehlen?",
    "title_en": "Would you recommend us?",
    "questions": [
        {
            "key": "score",
            "kind": "nps",
            "is_required": True,
            "title_de": "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
            "title_en": "How likely are you to recommend us?",
            "low_de": "sehr unwahrscheinlich",
            "low_en": "not at all likely",
            "high_de": "sehr wahrscheinlich",
            "high_en": "extremely likely",
        },
        WHY,
    ],
}
CES = {
    **THANKS,
    "title_de": "Wie leicht haben wir es Ihnen gemacht?",
    "title_en": "How easy did we make it?",
    "questions": [
        {
            "key": "score",
            "kind": "ces",
            "is_required": True,
            "title_de": "Es war leicht, mein Anliegen lösen zu lassen.",
            "title_en": "It was easy to have my concern solved.",
            "low_de": "stimme gar nicht zu",
            "low_en": "strongly disagree",
            "high_de": "stimme voll zu",
            "high_en": "strongly agree",
        },
        WHY,
    ],
}
FAIR = {"kind": "scale", "min": 1, "max": 5} | {
    "low_de": "gar nicht fair",
    "low_en": "not fair at all",
    "high_de": "völlig fair",
    "high_en": "completely fair",
}
# What is fair in the end, on the way and in the talk: distributive, procedural, interactional.
HANDLING = {
    **THANKS,
    "title_de": "Wie fair sind wir mit Ihrer Beschwerde umgegangen?",
    "title_en": "How fairly did we handle your complaint?",
    "questions": [
        {
            "key": "result",
            "is_required": True,
            "title_de": "War das Ergebnis fair?",
            "title_en": "Was the result fair?",
            **FAIR,
        },
        {
            "key": "procedure",
            "is_required": True,
            "title_de": "War der Weg dorthin fair: zügig, verständlich, mit Auskunft?",
            "title_en": "Was the way there fair: quick, clear, with news?",
            **FAIR,
        },
        {
            "key": "treatment",
            "is_required": True,
            "title_de": "Sind wir fair mit Ihnen umgegangen?",
            "title_en": "Were you treated fairly?",
            **FAIR,
        },
        MORE,
    ],
}
PULSE = {
    **THANKS,
    "title_de": "Wie geht es uns?",
    "title_en": "How are we doing?",
    "questions": [
        {
            "key": "score",
            "kind": "scale",
            "is_required": True,
            "min": 1,
            "max": 5,
            "title_de": "Diese Woche konnte ich gut arbeiten.",
            "title_en": "This week I could work well.",
            "low_de": "stimmt nicht",
            "low_en": "not true",
            "high_de": "stimmt",
            "high_en": "true",
        },
        {
            "key": "need",
            "kind": "text",
            "title_de": "Was hätte geholfen?",
            "title_en": "What would have helped?",
        },
    ],
}
OWN = {**THANKS, "title_de": "", "title_en": "", "questions": []}
BY_KIND = {
    "csat": CSAT, "nps": NPS, "ces": CES, "handling": HANDLING, "pulse": PULSE, "own": OWN,
    "reflect": OWN,
}  # fmt: skip


def first_words(kind):
    """A content to begin with, free to be changed."""
    return deepcopy(BY_KIND[kind])
